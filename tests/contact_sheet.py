"""One picture of every kind of activity, as a student's phone shows it: for the README."""

import base64
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

COLUMNS, WIDTH, HEIGHT, GAP = 6, 360, 560, 16
STYLE = f"""
body {{ background: #f6efe2; display: grid; gap: {GAP}px; margin: {GAP}px; width: max-content;
  grid-template-columns: repeat({COLUMNS}, {WIDTH // 2}px); font: 600 13px system-ui; }}
figure {{ margin: 0 }} img {{ border-radius: 6px; display: block; width: 100% }}
figcaption {{ margin-block-end: 4px }}
"""


def draw(browser: Browser, page: Page, file: Path) -> None:
    """Every example of the gallery, filled, side by side; ``page`` is an author's."""
    page.goto("/gallery/")
    examples = page.get_by_role("main").locator("li a[href$='state=filled']")
    addresses = [str(one.get_attribute("href")) for one in examples.all()]
    figures = [_figure(page, address) for address in addresses]
    sheet = browser.new_page(viewport={"width": COLUMNS * (WIDTH // 2 + GAP) + GAP, "height": 800})
    sheet.set_content(f"<style>{STYLE}</style>{''.join(figures)}")
    sheet.screenshot(path=file, full_page=True)


def _figure(page: Page, address: str) -> str:
    page.goto(address)
    expect(page.locator("[data-part=waiting]")).to_be_hidden()
    # From its picture on, where it has one.
    drawing = page.locator(".flexid-picture").filter(visible=True)
    box = (
        drawing if drawing.count() else page.locator("[data-part=activity]")
    ).first.bounding_box()
    assert box is not None, address
    clip = {"x": 0, "y": box["y"] + page.evaluate("scrollY"), "width": WIDTH, "height": HEIGHT}
    picture = base64.b64encode(page.screenshot(full_page=True, clip=clip)).decode()
    title = page.locator("[data-flexid=activity] h2").inner_text()
    source = f"data:image/png;base64,{picture}"
    return f'<figure><figcaption>{title}</figcaption><img src="{source}" alt=""></figure>'
