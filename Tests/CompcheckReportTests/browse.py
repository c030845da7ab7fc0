"""Opens the page on standard input in Chromium, uses it as a reader would, and says as JSON what happened; exit 3: cannot.

usage: browse.py [--briefly] [SEARCH] [PICTURES]
SEARCH is typed into the search field. Briefly, a phone, the dark and paper are left out. Into the folder PICTURES go screenshots and a print.
"""
import json
import pathlib
import shutil
import sys
import tempfile
import time

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sys.exit(3)
chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if chromium is None:
    sys.exit(3)

briefly = "--briefly" in sys.argv
if briefly:
    sys.argv.remove("--briefly")
word = sys.argv[1] if len(sys.argv) > 1 else ""
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
name = "(row.querySelector('summary') ?? row.querySelector('bdi')).firstChild.textContent"
rows = (
    "[...document.querySelectorAll('#table tbody tr')]"
    f".map(row => [{name}, ...[...row.cells].slice(1).map(cell => cell.textContent.trim())])"
)
groups = "[...document.querySelectorAll('.findings .group')].filter(group => group.checkVisibility()).map(group => group.id)"
said = {"console": [], "requests": [], "dialogs": []}


def view(page):
    elements = page.evaluate("document.getElementsByTagName('*').length")
    return {"elements": elements, "rows": page.evaluate(rows), "groups": page.evaluate(groups), "status": page.text_content("#status")}


def opened(browser, **options):
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: said["console"].append(message.text))
    page.on("pageerror", lambda error: said["console"].append(str(error)))
    page.on("request", lambda request: said["requests"].append(request.url))
    page.on("dialog", lambda dialog: (said["dialogs"].append(dialog.message), dialog.dismiss()))
    start = time.monotonic()
    page.goto(address)
    # Until it is painted; without scripts no promise is kept.
    if options.get("java_script_enabled", True):
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        # The machine may be busy with other tests: of several openings the fastest tells most of the page.
        said["seconds"] = min(said.get("seconds", 60), time.monotonic() - start)
    return page


def filtered(page, act):
    """What is seen once the page has followed a filter, which it does a moment later."""
    before = page.text_content("#status")
    act()
    page.wait_for_function("text => document.querySelector('#status').textContent !== text", arg=before)
    return view(page)


with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    file = pathlib.Path(folder) / "report.html"
    file.write_bytes(sys.stdin.buffer.read())
    address = file.as_uri()
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])

    still = opened(browser, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    said["without script"] = still.locator("#table tbody tr").all_inner_texts()

    page = opened(browser, viewport={"width": 1280, "height": 900})
    said["title"] = page.title()
    said["first"] = view(page)
    if word:
        said["searched"] = filtered(page, lambda: page.fill("#search", word))
        said["cleared"] = filtered(page, lambda: page.click("button[type=reset]"))
        said["without prohibited"] = filtered(page, lambda: page.locator("#verdicts input").first.uncheck())
        # A finding is shown to whoever asks for it by its address, although the filter hides it.
        page.evaluate("location.hash = 'g1'")
        page.wait_for_function("document.getElementById('g1').checkVisibility()")
        filtered(page, lambda: page.click("button[type=reset]"))
        place = page.locator("#place option").nth(1).get_attribute("value")
        said["one place"] = filtered(page, lambda: page.select_option("#place", place))
        said["columns of one place"] = page.locator("#table thead th").all_inner_texts()
        # By keyboard alone: from the top of the page to the search field.
        page.reload()
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "search":
                break
        page.keyboard.type(word)
        page.wait_for_function("text => document.querySelector('#status').textContent === text", arg=said["searched"]["status"])

    if briefly:
        for _ in range(2):
            opened(browser, viewport={"width": 1280, "height": 900})
    else:
        phone = opened(browser, viewport={"width": 390, "height": 844})
        said["width on a phone"] = phone.evaluate("document.documentElement.scrollWidth")
        dark = opened(browser, viewport={"width": 1280, "height": 900}, color_scheme="dark")
        said["dark"] = dark.evaluate("getComputedStyle(document.body).backgroundColor")
        said["print"] = len(still.pdf(prefer_css_page_size=True))
    if pictures and not briefly:
        pictures.mkdir(parents=True, exist_ok=True)
        opened(browser, viewport={"width": 1280, "height": 900}).screenshot(path=pictures / "1280.png", full_page=True)
        phone.screenshot(path=pictures / "390.png", full_page=True)
        dark.screenshot(path=pictures / "dark.png", full_page=True)
        still.pdf(path=pictures / "print.pdf", prefer_css_page_size=True)
    said["requests"] = [url for url in said["requests"] if url != address and url != "data:,"]
    print(json.dumps(said))
    browser.close()
