-- For wrk: starts of chats, with the tokens of the file $TOKENS in turn. The body has first words, and
-- metadata of which a verified identity strips two members.
local body = '{"metadata":{"context":{"firstName":"Ignored"},"groups":["vip"],"data":{"orderId":"12345"}},'
  .. '"message":"Where is my order?"}'
local requests, last = {}, 0

init = function()
  for token in io.lines(os.getenv("TOKENS")) do
    local fields = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
    fields["Host"] = wrk.host .. ":" .. wrk.port
    requests[#requests + 1] = wrk.format("POST", nil, fields, body)
  end
end

request = function()
  last = last % #requests + 1
  return requests[last]
end
