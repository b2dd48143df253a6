"""Pages are fetched as a site's owner would wish: by robots.txt, at its pace, with limits, none twice."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipeline.cli import main
from pipeline.config import VERSION
from pipeline.errors import FetchError
from pipeline.fetch.addresses import addresses
from pipeline.fetch.fetch import Fetched, Limits, by_turns, fetch
from tests.fetch.site import FakeClock, Site, served

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>Lumeria sent 30 soldiers.</p></article></body>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


def fetched(site: Site, folder: Path, paths: list[str], clock: FakeClock | None = None, **limits: object) -> Fetched:
    file = folder / "pages.txt"
    file.write_text("\n".join(f"{site.origin}{path}" for path in paths), "utf-8")
    return fetch(str(file), folder / "raw", Limits(**limits), clock or FakeClock())  # type: ignore[arg-type]


def records(folder: Path) -> dict[str, bytes]:
    found = {}
    for file in sorted((folder / "raw").glob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response":
                    found[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
    return found


def test_pages_of_a_list_are_in_a_warc_file_that_extract_reads(site: Site, tmp_path: Path) -> None:
    site.serve("/a", PAGE.format("One"))
    site.serve("/b", PAGE.format("Two"), Content_Encoding="gzip")
    done = fetched(site, tmp_path, ["/a", "/b", "/a#top"])
    assert (done.pages, done.held, dict(done.refused)) == (2, 0, {})
    assert records(tmp_path) == {f"{site.origin}/{n}": PAGE.format(t).encode() for n, t in (("a", "One"), ("b", "Two"))}
    assert {agent for _, agent in site.asked} == {f"source-extraction/{VERSION}"}


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /private\n\nUser-agent: source-extraction\nDisallow: /us\n")
    for path in ("/us/a", "/private/b"):
        site.serve(path, PAGE.format(path))
    done = fetched(site, tmp_path, ["/us/a", "/private/b"])
    assert dict(done.refused) == {"robots.txt forbids it": 1} and done.pages == 1
    assert [site.times(path) for path in ("/us/a", "/private/b", "/robots.txt")] == [0, 1, 1]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_where_robots_txt_is_broken_nothing_is_asked_for(site: Site, tmp_path: Path, status: int) -> None:
    site.serve("/robots.txt", "", status)
    site.serve("/a", PAGE.format("One"))
    assert dict(fetched(site, tmp_path, ["/a"]).refused) == {"robots.txt cannot be read": 1}
    assert site.times("/a") == 0


@pytest.mark.parametrize(
    ("asked", "slept"), [("", [2.0] * 3), ("Crawl-delay: 7\n", [7.0] * 3), ("Crawl-delay: 900\n", [])]
)
def test_a_site_is_asked_at_its_pace(site: Site, tmp_path: Path, asked: str, slept: list[float]) -> None:
    site.serve("/robots.txt", f"User-agent: *\n{asked}Allow: /\n")
    for path in "abc":
        site.serve(f"/{path}", PAGE.format(path))
    clock = FakeClock()
    done = fetched(site, tmp_path, ["/a", "/b", "/c"], clock)
    assert clock.slept == slept and done.pages == len(slept)


def test_a_site_that_is_busy_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.serve("/a", "later", 429)
    site.serve("/b", PAGE.format("Two"))
    assert dict(fetched(site, tmp_path, ["/a", "/b"]).refused) == {"the site asks to be left alone": 2}
    assert site.times("/b") == 0


def test_redirects_are_followed_as_robots_txt_allows(site: Site, tmp_path: Path) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /no\n")
    site.serve("/a", "", 302, Location="/b")
    site.serve("/b", PAGE.format("Two"))
    site.serve("/c", "", 301, Location="/no/d")
    site.serve("/e", "", 301, Location="/e")
    site.serve("/f", "", 301, Location="file:///etc/hostname")
    done = fetched(site, tmp_path, ["/a", "/c", "/e", "/f"])
    assert list(records(tmp_path)) == [f"{site.origin}/b"] and site.times("/no/d") == 0
    assert dict(done.refused) == {
        "robots.txt forbids it": 1,
        "too many redirects": 1,
        "a redirect leads out of the web": 1,
    }


def test_what_is_no_page_or_too_long_is_not_kept(site: Site, tmp_path: Path) -> None:
    site.serve("/a", "x" * 5000)
    site.serve("/b", "GIF", media="image/gif")
    site.serve("/c", "gone", 410)
    done = fetched(site, tmp_path, ["/a", "/b", "/c", "/d"], max_bytes=4000)
    assert dict(done.refused) == {
        "longer than 4,000 bytes": 1,
        "no page but image/gif": 1,
        "status 410": 1,
        "status 404": 1,
    }
    assert done.files == [] and not list((tmp_path / "raw").glob("*.warc.gz"))


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "pages.txt").write_text("http://127.0.0.1:9/a\n", "utf-8")
    done = fetch(str(tmp_path / "pages.txt"), tmp_path / "raw", Limits(timeout=2), FakeClock())
    assert dict(done.refused) == {"robots.txt cannot be read": 1}


def test_a_page_is_fetched_once_unless_asked_again(site: Site, tmp_path: Path) -> None:
    site.serve("/a", PAGE.format("One"))
    fetched(site, tmp_path, ["/a"])
    site.serve("/b", PAGE.format("Two"))
    (tmp_path / "raw" / ".fetching-left.warc.gz").write_bytes(b"half")  # of a run that was killed
    done = fetched(site, tmp_path, ["/a", "/b"])
    assert (done.pages, done.held, site.times("/a")) == (1, 1, 1)
    assert fetched(site, tmp_path, ["/a", "/b"], limit=1, again=True).left == 1
    assert site.times("/a") == 2 and len(list((tmp_path / "raw").glob("*.warc.gz"))) == 3
    assert not list((tmp_path / "raw").glob(".fetching-*"))


def test_a_feed_on_the_web_names_the_pages(site: Site, tmp_path: Path) -> None:
    site.serve("/a", PAGE.format("One"))
    site.feed(["/a"])
    told = [
        "fetch",
        f"{site.origin}/feed.xml",
        "--out",
        str(tmp_path / "raw"),
        "--delay",
        "0",
        "--contact",
        "ana@x.example",
    ]
    said = CliRunner().invoke(main, told)
    assert said.exit_code == 0 and "1 pages fetched" in said.output
    assert site.asked[-1] == ("/a", f"source-extraction/{VERSION} (+ana@x.example)")
    assert "0 pages fetched" in CliRunner().invoke(main, told).output
    site.feed(["/gone"])
    said = CliRunner().invoke(main, told)
    assert said.exit_code == 1 and "status 404" in said.output and "no page was had" in said.output
    assert CliRunner().invoke(main, ["fetch", str(tmp_path / "none.txt")]).exit_code == 2


def test_addresses_of_lists_feeds_and_sitemaps() -> None:
    assert addresses(b"\xef\xbb\xbf# pages\nhttps://x.example/a\n\nhttps://x.example/b#c\nhttps://x.example/a\n") == [
        "https://x.example/a",
        "https://x.example/b",
    ]
    entry = "<entry><link rel='edit' href='/e'/><link href='a'/></entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><link href='/self'/>{entry}</feed>".encode()
    assert addresses(atom, "https://x.example/n/feed") == ["https://x.example/n/a"]
    sitemap = b"<urlset xmlns='urn:x'><url><loc> https://x.example/s </loc></url></urlset>"
    assert addresses(sitemap) == ["https://x.example/s"]


@pytest.mark.parametrize(
    "data",
    [b"", b"# none\n", b"<rss>", b"<", b"file:///etc/hostname\nmailto:x@y.example\n", gzip.compress(b"x", mtime=0)],
)
def test_what_names_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(FetchError, match="names no web page"):
        addresses(data)


def test_entities_of_a_feed_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://x.example/secret", "utf-8")
    bomb = (
        f"<!DOCTYPE r [<!ENTITY f SYSTEM '{(tmp_path / 'secret').as_uri()}'>]><rss><item><link>&f;</link></item></rss>"
    )
    with pytest.raises(FetchError):
        addresses(bomb.encode())


@given(st.lists(st.sampled_from(["http://a.example/%d", "http://b.example/%d", "http://c.example/%d"])))
def test_sites_are_asked_by_turns_and_no_page_is_lost(patterns: list[str]) -> None:
    pages = [pattern % at for at, pattern in enumerate(patterns)]
    turned = list(by_turns(pages))
    assert sorted(turned) == sorted(pages)
    for site in "abc":
        assert [p for p in turned if f"//{site}." in p] == [p for p in pages if f"//{site}." in p]
