"""What is looked at in an open report, and how."""


def values(page):
    return page.locator("tbody .is-value").all_inner_texts()


def shown_marks(page):
    return page.locator("mark:not(.off)").all_inner_texts()


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def settle(page):
    """After two frames whatever was to be scrolled has been."""
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"
    )


def in_view(page, selector):
    return page.locator(selector).first.evaluate(
        """(element) => {
            const box = element.getBoundingClientRect();
            const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            return element.contains(top) || top?.contains(element) || false;
        }"""
    )
