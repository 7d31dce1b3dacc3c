# Reads a JSON text (RFC 8259) and prints its values, one to a line: path, tab, text of the value without insignificant white space.
#
# A path joins names (as JSON strings) and positions by dots: "auths"."ghcr.io" or "rows".0."cells".1
#
#   -v depth=N     values that are N levels deep; of those above only strings, numbers, literals and empty containers
#   WANT=PATH      (environment) instead, the one string, number or boolean at this path, decoded: only its text, on one line. Of members of
#                  one name the last counts, as for JSON.parse; null is nothing
#
# The exit code is 1 if the text is not JSON (then what was printed counts for nothing), and 3 if nothing is at the wanted path.
# The text has to be followed by a line break: awk does not say whether it ended in the record separator.
# Runs in gawk, mawk and busybox awk with LC_ALL=C.

BEGIN {
  # Records are what stands between quotes, so that no string is searched twice: a static Secret may be large.
  RS = "\""
  SPACE = " \t\n\r"
  CONTROL = "[" sprintf("%c", 1) "-" sprintf("%c", 31) "]"
  state = "value"
  level = 0
  want = ENVIRON["WANT"]
}

inside {
  text = text $0
  match($0, /\\*$/)
  if (RLENGTH % 2) {
    text = text "\""
    next
  }
  inside = 0
  string(text)
  next
}

{
  structure($0)
  inside = 1
  text = ""
}

END {
  if (failed) exit 1
  # The line break after the text is a record of its own if the text ends in a quote, and belongs to the last record otherwise.
  if (state != "end") exit 1
  if (want != "") {
    if (!found) exit 3
    print result
  }
}

function fail() {
  failed = 1
  exit 1
}

function structure(outside,    i, character, word) {
  word = ""
  for (i = 1; i <= length(outside); i++) {
    character = substr(outside, i, 1)
    if (index("{}[],:" SPACE, character) == 0) {
      word = word character
      continue
    }
    if (word != "") literal(word)
    word = ""
    if (character == "{") open("{", "first name")
    else if (character == "[") open("[", "first element")
    else if (character == "}") close_container("{", "first name")
    else if (character == "]") close_container("[", "first element")
    else if (character == ",") comma()
    else if (character == ":") colon()
  }
  if (word != "") literal(word)
}

function literal(word) {
  if (word !~ /^(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)$/) fail()
  scalar(word)
}

function string(content,    rest) {
  rest = content
  if (rest ~ CONTROL) fail()
  gsub(/\\["\\\/bfnrt]|\\u[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]/, "", rest)
  if (index(rest, "\\") > 0) fail()
  if (state == "name" || state == "first name") {
    component[level] = "\"" unescape(content, 1) "\""
    if (level > depth) raw = raw "\"" content "\""
    state = "colon"
  } else {
    scalar("\"" content "\"")
  }
}

function scalar(value) {
  begin_value()
  if (level > depth) raw = raw value
  else print_value(value)
  end_value()
}

function open(bracket, first) {
  begin_value()
  if (level == depth) raw = ""
  if (level >= depth) raw = raw bracket
  kind[++level] = bracket
  position[level] = 0
  component[level] = 0
  state = first
}

function close_container(bracket, first,    both) {
  if (level == 0 || kind[level] != bracket || (state != "comma" && state != first)) fail()
  both = bracket == "{" ? "{}" : "[]"
  level--
  if (level >= depth) raw = raw substr(both, 2)
  if (level == depth) print_value(raw)
  else if (level < depth && state == first) print_value(both)
  end_value()
}

function comma() {
  if (level == 0 || state != "comma") fail()
  if (level > depth) raw = raw ","
  state = kind[level] == "{" ? "name" : "value"
}

function colon() {
  if (state != "colon") fail()
  if (level > depth) raw = raw ":"
  state = "value"
}

function begin_value() {
  if (state != "value" && state != "first element") fail()
  if (level > 0 && kind[level] == "[") component[level] = position[level]++
  if (want != "" && found && index(want ".", path_here() ".") == 1) found = 0
}

function end_value() {
  state = level == 0 ? "end" : "comma"
}

function path_here(    path, i) {
  path = level == 0 ? "" : component[1]
  for (i = 2; i <= level; i++) path = path "." component[i]
  return path
}

function print_value(value) {
  if (want == "") {
    printf "%s\t%s\n", path_here(), value
  } else if (path_here() == want && value !~ /^([[{]|null$)/) {
    found = 1
    result = value ~ /^"/ ? unescape(substr(value, 2, length(value) - 2), 0) : value
  }
}

# Resolves the escapes of ASCII. As a name the result is a JSON string still, so that "\u0061uths" is "auths";
# otherwise it is plain text, in which line breaks and what is not ASCII became spaces.
function unescape(content, as_name,    out, escape, code, place) {
  out = ""
  while ((place = index(content, "\\")) > 0) {
    out = out substr(content, 1, place - 1)
    escape = substr(content, place, substr(content, place + 1, 1) == "u" ? 6 : 2)
    content = substr(content, place + length(escape))
    code = escape == "\\/" ? 47 : length(escape) == 6 ? hexadecimal(substr(escape, 3)) : 0
    if (escape == "\\\"" || code == 34) out = out (as_name ? "\\\"" : "\"")
    else if (escape == "\\\\" || code == 92) out = out (as_name ? "\\\\" : "\\")
    else if (code >= 32 && code < 127) out = out sprintf("%c", code)
    else out = out (as_name ? escape : " ")
  }
  return out content
}

function hexadecimal(digits,    i, value) {
  value = 0
  for (i = 1; i <= length(digits); i++) value = value * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
  return value
}
