"""Which test stands for which of the 54 numbered checks of Amazon Connect, and what is out of scope here.

A test's name begins with `test_check_` and the number. Out of scope, with what stands in its place:

| check | out of scope                  | because     | in its place                                   |
| ----- | ----------------------------- | ----------- | ---------------------------------------------- |
| 16    | the hosted loader's prefixing | closed code | the body that it would send keeps its prefix   |
| 27    | Amazon's own figure of 100    | by account  | the configured quota, after three attempts     |
| 33    | chatjs itself                 | browser     | its request, header by header, with no key     |
| 35    | chatjs's `error.type`         | browser     | the exposed header and `__type` that it reads  |
| 46    | chatjs fires onEnded          | browser     | `{}`, then left and chat.ended on the socket   |
| 47    | chatjs refuses by itself      | browser     | 403 to boto3 and to the imitated page          |
| 48    | chatjs's back-off             | browser     | one connection, the same token, nothing lost   |
| 49    | chatjs's own chat.ended       | browser     | the 403 from which it concludes the end        |
| 54    | the event chat.rehydrated     | no trigger  | the past by NextToken and BACKWARD             |

closed code: Amazon serves the loader, and its source is not public, so there is none of ours to serve.
browser: chatjs needs one, and a bundle that neither Debian nor PyPI has; here its requests are imitated.
no trigger: no document says when the server sends it. What else the documents leave open is tested only
where the contract fixes it.
"""

import pathlib
import re

HERE = pathlib.Path(__file__).parent


def test_every_numbered_check_has_a_test():
    text = "".join(path.read_text() for path in HERE.glob("test_connect_*.py"))
    found = {int(number) for number in re.findall(r"^def test_check_(\d\d)_", text, re.MULTILINE)}
    assert found == set(range(1, 55))
