/** An ordinary report: a path, a few ticks, every usual answer, a line of explanation. */

export const ORDINARY_REPORT = {
  form_version: 1,
  edition: "2026.1.0",
  build: "3f9a1c0d5b7e",
  path: {
    danger: "no",
    areas: ["sexual", "bullying"],
    parties: "child_on_child",
    origin: "elsewhere",
    intent: "deliberate",
    code: "4fz0q",
  },
  ticks: ["m0.safe", "m0.keep", "t2.cc.police", "t2.cc.lead", "t2.cc.parents"],
  answers: {
    incident_date: "2026-11-24",
    ages: [13, 14],
    parties: ["child_on_child"],
    setting: "sports_club",
    types: ["sexual", "bullying"],
    media: ["mobile_phone", "social_networking"],
    actions: ["advice_to_parents"],
    danger: "no",
    intent: "deliberate",
    rung: [
      {
        who: "unit",
        name: "Duty worker",
        at: "2026-11-24T19:20+00:00",
        reference: "1182",
        result: "spoke",
      },
    ],
    organisation: "Riverside Basketball Club, under 15s",
    before_we_ring: "Please ring after four; we train until half past three on weekdays.",
    contact_name: "Sam Okafor",
    contact_phone: "020 7946 0991",
    contact_email: "sam@riverside.example",
    contact_by: "call",
  },
};
