import catalog from './_data/catalog.js';
import { faultOf, reportOf } from './_lib/report.js';

/** The report on the bundled catalogue, worked out anew for each request. */
export function GET() {
  return Response.json(reportOf(catalog));
}

/** The same report on a catalogue of the client's. */
export async function POST(request) {
  let document;
  try {
    document = await request.json();
  } catch {
    return Response.json({ error: 'the body is not valid JSON' }, { status: 400 });
  }
  const fault = faultOf(document);
  return fault === null ? Response.json(reportOf(document)) : Response.json({ error: fault }, { status: 422 });
}
