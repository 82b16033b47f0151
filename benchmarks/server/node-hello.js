// The peer "node": node's http module answering a constant.
const http = require("http");
const body = "Hello, World!";
http.createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-length": body.length });
    response.end(body);
}).listen(Number(process.argv[2]), "127.0.0.1");
