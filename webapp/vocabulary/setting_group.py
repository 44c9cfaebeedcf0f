"""Five groups of settings: a quarter has too few incidents for all 18. Pure."""

from webapp.vocabulary.incident import Setting
from webapp.vocabulary.term import Term


class SettingGroup(Term):
    """A group of types of setting."""

    EARLY_YEARS = "early_years", "Early years"
    EDUCATION = "education", "Schools and colleges"
    CARE_AND_HOME = "care_and_home", "Care and home"
    CLUBS = "clubs", "Clubs, youth work and libraries"
    OTHER = "other", "Other"


GROUP_OF = {
    Setting.CHILDMINDER: SettingGroup.EARLY_YEARS,
    Setting.CHILDRENS_CENTRE: SettingGroup.EARLY_YEARS,
    Setting.NURSERY: SettingGroup.EARLY_YEARS,
    Setting.INFANT_SCHOOL: SettingGroup.EDUCATION,
    Setting.JUNIOR_SCHOOL: SettingGroup.EDUCATION,
    Setting.HIGH_SCHOOL: SettingGroup.EDUCATION,
    Setting.POST_16_EDUCATION: SettingGroup.EDUCATION,
    Setting.FOSTER_HOME: SettingGroup.CARE_AND_HOME,
    Setting.HOME: SettingGroup.CARE_AND_HOME,
    Setting.RESIDENTIAL_HOME: SettingGroup.CARE_AND_HOME,
    Setting.AFTER_SCHOOL_CLUB: SettingGroup.CLUBS,
    Setting.BREAKFAST_CLUB: SettingGroup.CLUBS,
    Setting.LIBRARY: SettingGroup.CLUBS,
    Setting.SPORTS_CLUB: SettingGroup.CLUBS,
    Setting.YOUTH_CENTRE: SettingGroup.CLUBS,
    Setting.INTERNET_CAFE: SettingGroup.OTHER,
    Setting.OFFICE: SettingGroup.OTHER,
    Setting.OTHER: SettingGroup.OTHER,
}
