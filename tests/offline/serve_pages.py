"""Serves a workspace for review and its release for questions, and looks at the pages of both."""

import re
import sys
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from fastapi.testclient import TestClient

from flows.exports import newest_release
from flows.review_server import open_page
from pipeline.query.app import create_query_app
from pipeline.query.dataset import PublishedDataset
from pipeline.review.desk import Desk
from pipeline.settings import Settings
from pipeline.workspace import Workspace

settings = Settings(data=Path(sys.argv[1]))
page = open_page(
    Desk(Workspace(settings)),
    reviewer="Anna", host="127.0.0.1", port=0, reachable=False, understood=False,
)  # fmt: skip
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
with page.beside():
    for _ in range(300):
        try:
            browser.open(f"{page.base}/healthz")
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    seen = browser.open(page.link).read().decode()
    assert browser.open(f"{page.base}/queue").status == 200
    for script in re.findall(r'src="(/[^"]+)"', seen):
        assert browser.open(page.base + script).status == 200
assert not re.search(r'(src|href|action)="(https?:)?//(?!127\.0\.0\.1)', seen)
app = create_query_app(PublishedDataset(newest_release(settings)))
with TestClient(app, base_url="http://127.0.0.1") as client:
    assert client.get("/").status_code == 200
    assert client.get("/api/activities").json()["total"] > 0
print("pages ok")
