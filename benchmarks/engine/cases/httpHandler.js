// What a small handler does with a request.
function handler(request) {
  let path = request.url;
  if (path === "/health") return { status: 200, body: "ok" };
  if (path.indexOf("/greet/") === 0) {
    return { status: 200, body: "Hello, " + path.substring(7) + "!" };
  }
  return { status: 404, body: "Not Found" };
}
function run(n) {
  let urls = ["/health", "/greet/ada", "/none"];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let response = handler({ url: urls[i % 3], method: "GET" });
    sum += response.status + response.body.length;
  }
  return sum;
}
