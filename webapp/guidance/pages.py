"""The reporter's pages that need nothing but words: address → template."""

PLAIN_PAGES = {
    "/": "home/home.html",
    "/my-lead": "guidance/my_lead.html",
    "/privacy": "home/privacy.html",
    "/accessibility": "home/accessibility.html",
}
