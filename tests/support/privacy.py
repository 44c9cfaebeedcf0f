"""The settings of a privacy notice that is filled in, as long as a board's may be."""

PRIVACY = {
    "PRIVACY_CONTROLLER": "Stockport Metropolitan Borough Council, Town Hall, Stockport",
    "PRIVACY_CONTACT": "safeguarding-reports@example.org, telephone 0161 496 0000",
    "PRIVACY_OFFICER": "The Data Protection Officer, dpo@example.org",
    "PRIVACY_LEGAL_BASIS": "A task in the public interest: UK GDPR, Articles 6(1)(e) and 9(2)(g).",
    "PRIVACY_RECIPIENTS": "Greater Manchester Police and social care. All of it stays in the UK.",
    "PRIVACY_RETENTION": "Six years after the incident is closed.",
}
