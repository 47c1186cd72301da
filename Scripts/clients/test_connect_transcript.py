"""GetTranscript: checks 42 to 44, and what a persistent chat goes on from: check 54."""

from connect_answers import INVALID, refused
from connect_world import ENDED, JOINED, Chat

pytest_plugins = "connect_fixtures"


def test_check_42_the_newest_page_and_the_one_before(connect, chat):
    """BACKWARD and ASCENDING with an empty StartPosition: the newest 15 of 20, then the 5 older ones."""
    connect.freeze()
    before = len(chat.whole_transcript())
    said = [chat.say(f"line {number}")["Id"] for number in range(20 - before)]
    asked = {"ScanDirection": "BACKWARD", "SortOrder": "ASCENDING", "MaxResults": 15}
    newest = chat.transcript(**asked, StartPosition={})
    ids = [item["Id"] for item in newest["Transcript"]]
    assert ids == said[-15:] and newest["NextToken"]
    assert newest["InitialContactId"] == chat.contact
    older = chat.transcript(**asked, NextToken=newest["NextToken"])
    assert len(older["Transcript"]) == 5 and not older.get("NextToken")
    whole = [item["Id"] for item in older["Transcript"]] + ids
    assert whole == [item["Id"] for item in chat.whole_transcript(7)] and whole[before:] == said


def test_check_42_the_default_is_the_newest_ten_the_newest_first(chat):
    """Without anything: ten items, BACKWARD, DESCENDING."""
    said = [chat.say(f"line {number}")["Id"] for number in range(12)]
    answer = chat.transcript()
    assert [item["Id"] for item in answer["Transcript"]] == said[:1:-1]
    assert answer["NextToken"]


def test_check_42_a_page_holds_while_more_is_said(chat):
    """What is said between two pages shifts nothing: no item twice, none left out."""
    said = [chat.say(f"line {number}")["Id"] for number in range(9)]
    asked = {"ScanDirection": "BACKWARD", "SortOrder": "ASCENDING", "MaxResults": 4}
    newest = chat.transcript(**asked)
    chat.say("meanwhile")
    older = chat.transcript(**asked, NextToken=newest["NextToken"])
    assert [item["Id"] for item in older["Transcript"] + newest["Transcript"]] == said[-8:]


def test_check_43_forward_from_nowhere_is_empty(chat):
    """FORWARD without a start position means newer than now: nothing."""
    chat.say("x")
    for position in ({}, {"StartPosition": {}}):
        assert chat.transcript(ScanDirection="FORWARD", **position)["Transcript"] == []


def test_a_start_position_reads_on_from_an_item(chat):
    said = [chat.say(f"line {number}")["Id"] for number in range(5)]
    answer = chat.transcript(
        StartPosition={"Id": said[2]}, ScanDirection="FORWARD", SortOrder="ASCENDING", MaxResults=100
    )
    found = [item["Id"] for item in answer["Transcript"]]
    assert found[-2:] == said[3:] and not set(found) & set(said[:2])


def test_check_44_a_foreign_contact_has_an_empty_transcript(connect, chat):
    """GetTranscript with the ContactId of another chat, or of none, is empty; no error, no word of it."""
    other = connect.chat()
    other.say("a secret")
    for contact in (other.contact, "nobody"):
        answer = chat.transcript(ContactId=contact)
        assert answer["Transcript"] == [] and not answer.get("NextToken")
    assert chat.transcript(ContactId=chat.contact)["Transcript"]


def ended(connect, *texts: str, **members) -> Chat:
    """A chat that was had and ended a minute ago."""
    chat = connect.chat(**members)
    for text in texts:
        chat.say(text)
    chat.leave()
    connect.advance("60s")
    return chat


def from_segment(source: str, how: str = "FROM_SEGMENT") -> dict:
    return {"PersistentChat": {"RehydrationType": how, "SourceContactId": source}}


def test_check_54_a_persistent_chat_goes_on_from_an_ended_one(connect):
    """ContinuedFromContactId is the source; the past comes by NextToken and BACKWARD, its contact named."""
    connect.freeze()
    past = ended(connect, *(f"past {number}" for number in range(12)))
    started = connect.start(**from_segment(past.contact))
    assert started["ContinuedFromContactId"] == past.contact != started["ContactId"]
    chat = connect.attach(started).join()
    chat.say("and now")
    items = chat.whole_transcript(page=5)
    said = [item for item in items if item["Type"] == "MESSAGE"]
    assert [item["Content"] for item in said] == [*(f"past {number}" for number in range(12)), "and now"]
    assert {item.get("RelatedContactId") for item in said[:-1]} == {past.contact}
    assert said[-1]["ContactId"] == chat.contact and not said[-1].get("RelatedContactId")
    kinds = [item.get("ContentType") for item in items if item.get("RelatedContactId")]
    assert JOINED in kinds and ENDED in kinds
    assert len({item["Id"] for item in items}) == len(items)


def test_check_54_from_an_entire_past_session(connect):
    """ENTIRE_PAST_SESSION takes the first contact's id and goes on from the one that ended last."""
    connect.freeze()
    first = ended(connect, "first")
    second = ended(connect, "second", **from_segment(first.contact))
    started = connect.start(**from_segment(first.contact, "ENTIRE_PAST_SESSION"))
    assert started["ContinuedFromContactId"] == second.contact
    assert connect.attach(started).join().texts() == ["first", "second"]


def test_check_54_a_live_or_unknown_contact_is_not_gone_on_from(connect, chat):
    """Only an ended chat of this instance can be a source."""
    with refused(400, *INVALID):
        connect.start(**from_segment(chat.contact))
    with refused(404, "ResourceNotFoundException"):
        connect.start(**from_segment("nobody"))
