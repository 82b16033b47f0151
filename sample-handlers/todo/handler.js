import { BadRequest, Router } from './_lib/router.js';
import { Store } from './_lib/store.js';

const MAX_TITLE = 120;
const ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

const store = new Store(500);

const router = new Router()
  .on('GET', '/todos', list)
  .on('GET', '/todos/:id', show)
  .on('PUT', '/todos/:id', replace)
  .on('PATCH', '/todos/:id', change)
  .on('DELETE', '/todos/:id', remove)
  .on('GET', '/lists/:list/summary', summary);

export default {
  async fetch(request) {
    try {
      const { action, params, allow } = router.find(request.method, request.path);
      if (action !== undefined) {
        return await action(request, params);
      }
      return allow === undefined
        ? failure(404, 'no such resource')
        : failure(405, `use ${allow}`, { allow });
    } catch (error) {
      if (error instanceof BadRequest) {
        return failure(error.status, error.message);
      }
      throw error;
    }
  },
};

function list(request) {
  const { searchParams } = new URL(request.url);
  const done = searchParams.get('done');
  if (done !== null && done !== 'true' && done !== 'false') {
    throw new BadRequest('done must be true or false');
  }
  const todos = store.select({
    list: searchParams.get('list') ?? undefined,
    done: done === null ? undefined : done === 'true',
  });
  return Response.json({ count: todos.length, todos });
}

function show(request, { id }) {
  return Response.json(found(id));
}

async function replace(request, { id }) {
  if (!ID.test(id)) {
    throw new BadRequest('an id has 1 to 40 lower-case letters, digits and inner hyphens');
  }
  const { title, list: name = 'inbox', done = false, priority = 2, ...others } = await objectOf(request);
  const todo = checked({ id, list: name, title, done, priority }, others);
  return Response.json(store.put(todo));
}

async function change(request, { id }) {
  const { list: name, title, done, priority, ...others } = await objectOf(request);
  const current = found(id);
  const todo = checked(
    {
      id,
      list: name ?? current.list,
      title: title ?? current.title,
      done: done ?? current.done,
      priority: priority ?? current.priority,
    },
    others,
  );
  return Response.json(store.put(todo));
}

/** 204 whether or not there was such an item: deleting twice is no fault. */
function remove(request, { id }) {
  store.delete(id);
  return new Response(null, { status: 204 });
}

function summary(request, { list: name }) {
  const todos = store.select({ list: name });
  if (todos.length === 0) {
    throw new BadRequest(`there is no list ${name}`, 404);
  }
  const open = todos.filter((todo) => !todo.done);
  return Response.json({
    list: name,
    open: open.length,
    done: todos.length - open.length,
    next: open[0]?.title ?? null,
  });
}

function found(id) {
  const todo = store.get(id);
  if (todo === undefined) {
    throw new BadRequest(`there is no todo ${id}`, 404);
  }
  return todo;
}

async function objectOf(request) {
  let value;
  try {
    value = await request.json();
  } catch {
    throw new BadRequest('the body is not valid JSON');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new BadRequest('the body must be a JSON object', 422);
  }
  return value;
}

function checked(todo, others) {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new BadRequest(`${unknown} is not a known field`, 422);
  }
  if (typeof todo.title !== 'string' || todo.title.trim() === '' || [...todo.title].length > MAX_TITLE) {
    throw new BadRequest(`title must be a string of 1 to ${MAX_TITLE} characters`, 422);
  }
  if (typeof todo.list !== 'string' || !ID.test(todo.list)) {
    throw new BadRequest('list must be a name like an id', 422);
  }
  if (typeof todo.done !== 'boolean') {
    throw new BadRequest('done must be true or false', 422);
  }
  if (![1, 2, 3].includes(todo.priority)) {
    throw new BadRequest('priority must be 1, 2 or 3', 422);
  }
  return { ...todo, title: todo.title.trim() };
}

function failure(status, error, headers = {}) {
  return Response.json({ error }, { status, headers });
}
