-- Sends sixteen requests in one write.
local batch
function init()
    batch = string.rep(wrk.format(), 16)
end
function request()
    return batch
end
