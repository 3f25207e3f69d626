"""Addresses have one spelling, and say whose and when."""

import pytest

from firsthand.read.urls import canonical_url, date_in_url, host_of, split_archive


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80/a?utm_source=x&id=3#top", "http://news.example/a?id=3"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/a?fbclid=1&gclid=2", "https://news.example/a"),
        ("http://web.archive.org/web/20241214093000/http://news.example:80/a", "http://news.example/a"),
        ("http://web.archive.org/web/20241214093000id_/news.example/a", "http://news.example/a"),
        ("not an address", "not an address"),
        ("http://[bad/", "http://[bad/"),
    ],
)
def test_one_spelling(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


def test_the_capture_is_kept_apart():
    assert split_archive("https://web.archive.org/web/20241214093000/https://news.example/a") == (
        "https://news.example/a",
        "2024-12-14T09:30:00+00:00",
    )
    assert split_archive("https://news.example/a") == ("https://news.example/a", None)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example/a", "news.example"),
        ("https://edition.news.example/", "news.example"),
        ("https://m.news.example/", "news.example"),
        (None, None),
        ("file", None),
    ],
)
def test_hosts(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2024/12/14/barge", "2024-12-14"),
        ("https://news.example/barge-2024-12-14.html", "2024-12-14"),
        ("https://news.example/a/20241214/barge", "2024-12-14"),
        ("https://news.example/2024/13/40/barge", None),
        ("https://news.example/story/34501234/barge", None),
        ("https://web.archive.org/web/20241214093000/https://news.example/barge", None),
        (None, None),
    ],
)
def test_days_in_addresses(url, day):
    assert date_in_url(url) == day
