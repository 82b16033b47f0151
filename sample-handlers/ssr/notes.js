/** The address that notes had before; links to it live on. */
export function GET() {
  return Response.redirect('/', 301);
}
