"""Forced colours and less motion: what can be pressed keeps its edge, and nothing animates."""

from tests.browser.worker import NUDE, Worker

WITHOUT_EDGE = """(selector) => {
    const { backgroundColor: ground } = getComputedStyle(document.documentElement);
    const found = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    if (!found.length) return ["none of these: " + selector];
    const hasEdge = ({ borderTopStyle, borderTopWidth, borderTopColor }) =>
        borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0 && borderTopColor !== ground;
    return found.filter((one) => !hasEdge(getComputedStyle(one))).map((one) => one.outerHTML);
}"""
# What has just come ignores presses for a while, by an animation in which nothing moves.
MOVING = "document.getAnimations().filter((one) => one.animationName !== 'app-settles').length"
OPEN_HELP = f"""() => {{
    document.querySelector(".app-help").open = true;
    return {MOVING};
}}"""


def test_in_forced_colours_calls_and_answers_keep_their_edges(worker: Worker) -> None:
    worker.page.emulate_media(forced_colors="active")
    worker.presses("What should I do?")
    worker.sees_the_page("Is anyone in danger now?")
    assert worker.page.evaluate(WITHOUT_EDGE, ".app-answers > li") == []
    worker.answers(*NUDE)
    for selector in (".app-call", ".app-next", ".app-bar__cell", ".app-help > summary"):
        assert worker.page.evaluate(WITHOUT_EDGE, selector) == []
    worker.records()
    for selector in (".app-chips label", ".app-switch input"):
        assert worker.page.evaluate(WITHOUT_EDGE, selector) == []


def test_nothing_animates_where_less_motion_is_wanted(worker: Worker) -> None:
    assert worker.page.evaluate(OPEN_HELP) > 0
    worker.page.emulate_media(reduced_motion="reduce")
    worker.page.reload()
    assert worker.page.evaluate(OPEN_HELP) == 0

    worker.page.reload()
    button = worker.page.locator("main .app-next").first
    button.hover()
    worker.page.mouse.down()
    assert button.evaluate("(one) => one.matches(':active')")
    assert button.evaluate("(one) => getComputedStyle(one).transform") == "none"
    assert worker.page.evaluate(MOVING) == 0
