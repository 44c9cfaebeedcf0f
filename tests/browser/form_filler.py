"""Fills in the report's form, going to the step in which a question is."""

import re

from playwright.sync_api import Locator, Page, expect


class FormFiller:
    """The part of a reporter that fills in the form."""

    @property
    def page(self) -> Page:
        """The tab with the form."""
        raise NotImplementedError

    def touches(self, element: Locator) -> None:
        """Taps or clicks."""
        raise NotImplementedError

    def presses(self, name: str) -> None:
        """Presses the first link or button whose name starts with `name`."""
        raise NotImplementedError

    def ticks(self, question: str, *answers: str) -> None:
        """Ticks boxes or radios of one question; leaves those already ticked alone."""
        legend = self.page.locator("legend", has_text=re.compile(rf"^\s*{re.escape(question)}\s*$"))
        group = self.page.locator("[data-question]", has=legend)
        for answer in answers:
            box = group.get_by_label(answer, exact=True)
            self.goes_to(box)
            if not box.is_checked():
                self.touches(box)

    def writes(self, field: str, text: str) -> None:
        box = self.page.get_by_label(field, exact=True)
        self.goes_to(box)
        box.fill(text)

    def goes_to(self, field: Locator) -> None:
        """Goes to the step of the form that has the field, and unfolds an answer to change it."""
        if field.is_visible():
            return
        if not self.page.locator("[data-report][data-open]").count():
            self._opens_the_fold_of(field)
            return
        place = "field => field.closest('[data-step]').dataset.step"
        step = self.page.locator(f"[data-step={field.evaluate(place)}]")
        while self._number_of(step) > self._number_of(self.page.locator("[data-step]:visible")):
            self.presses("Next")
        while not step.is_visible():
            self.page.go_back()
        if not field.is_visible():
            self._unfolds(field)
        expect(field).to_be_visible()

    def _number_of(self, step: Locator) -> int:
        place = "step => [...document.querySelectorAll('[data-step]')].indexOf(step)"
        return int(step.evaluate(place))

    def _unfolds(self, field: Locator) -> None:
        """Presses "Change" on the line before a folded question, or opens the fold it is in."""
        question = field.locator("xpath=ancestor::*[@data-question]")
        if question.get_attribute("data-answered") is not None:
            line = question.locator("xpath=preceding-sibling::p[.//button][1]")
            self.touches(line.get_by_role("button"))
        else:
            self._opens_the_fold_of(field)

    def _opens_the_fold_of(self, field: Locator) -> None:
        for fold in field.locator("xpath=ancestor::details[not(@open)]/summary").all():
            self.touches(fold)

    def goes_on_to_the_check(self) -> None:
        """Presses "Next" to the end, and "Check your answers"."""
        button = self.page.get_by_role("button", name="Check your answers")
        while not button.is_visible():
            self.presses("Next")
        self.touches(button)
