import { component, group, user, system } from '../__testUtils__/entities';
import { deployment } from '../__testUtils__/deliveries';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { assign, dateIn, proposal } from '../liaison/__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const b64 = (t: string) => Buffer.from(t).toString('base64url');
const titled = (name: string, title: string) => {
  const e = component(name, { owner: 'red' });
  e.metadata.title = title;
  return e;
};

describe.each(ids)('explore %p', id => {
  let tandem: RunningTandem;
  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'), user('dana'), system('sys'),
      titled('a1', '100%'), titled('a2', 'under_score'), titled('a3', 'back\\slash'),
      titled('a4', `quo'te "d"`), titled('a5', '🚀 rocket'), titled('a6', 'İstanbul'),
      titled('a7', `${'x'.repeat(99)}🚀tail`), titled('a8', 'line\r=1+1'), titled('a9', 'a;=1+1'),
      component('owned-by-nobody', { owner: 'gone' }),
    ]);
    await tandem.run('fleet');
  });
  afterAll(() => tandem.stop());

  it('answers', async () => {
    const out: string[] = [];
    const get = async (path: string) => {
      const r = await tandem.get(path);
      out.push(`${r.status} ${path.slice(0, 110)} -> ${r.status === 200 ? (r.body.items ? r.body.items.map((i: any) => i.title ?? i.value).join('|').slice(0, 120) : 'ok') : r.body.error?.message?.slice(0, 160)}`);
      return r;
    };
    const rep = (n: string, v: string, k: number) => Array(k).fill(`${n}=${v}`).join('&');
    for (const p of ['/fleet/services', '/fleet/services.csv', '/fleet/filter-values', '/fleet/funnel', '/me/attention', '/me/teams', '/unmatched/references', '/unmatched/mappings', '/unmatched']) {
      for (const q of ['limit=0', 'limit=-1', 'limit=1e3', 'limit=99999999999999999999', 'limit=1&limit=2', 'limit[]=1', 'limit[a]=1', 'cursor=x', 'cursor=', `cursor=${b64('1.999999999999999')}`, `cursor=${b64('"a"')}`, `cursor=${b64('"a\\u0000"')}`, `cursor=${b64('"\\ud800"')}`, 'cursor=a&cursor=b', 'unknown=1', '__proto__[x]=1', 'toString=1', 'snoozed=1', 'snoozed=true&snoozed=false', 'days=0', 'days=551', 'days=1&days=2', 'timeZone=No/Where', 'timeZone=UTC&timeZone=UTC', 'filter=x', 'filter=owner&filter=tier', 'filter=owner&search=', 'filter=owner&search=%00', 'filter=liaison&search=%25']) await get(`${p}?${q}`);
    }
    const P = '/fleet/services?';
    for (const n of ['ownerRef', 'systemRef', 'tier', 'lifecycle', 'status', 'liaisonRef', 'missing']) {
      const v = { ownerRef: 'group:default/red', systemRef: 'system:default/sys', tier: '1', lifecycle: 'x', status: 'none', liaisonRef: 'user:default/dana', missing: 'covered' }[n]!;
      for (const q of [rep(n, v, 20), rep(n, v, 21), rep(n, v, 60), `${n}[]=${v}`, `${n}[a]=${v}`, `${n}[a][b]=${v}`, `${n}=`, `${n}=%00`, `${n}=%F0%9F%9A%80`]) await get(P + q);
    }
    for (const s of ['%', '_', '\\', `'`, '"', '🚀', 'İ', 'istanbul', 'İSTANBUL', 'x'.repeat(200), 'x'.repeat(201), '%%', '\\%', '\u0000', '?', '??', ':a', '$1'])
      await get(`${P}search=${encodeURIComponent(s)}`);
    for (const q of ['covered=yes', 'covered=true&covered=true', 'sort=level', 'order=up', 'sort=name&sort=owner', 'search=a&search=b', 'sort=constructor'])
      await get(P + q);
    for (const s of ['name', 'owner', 'slo', 'budget', 'frequency', 'leadTime', 'failRate', 'recovery']) for (const c of [[s, 'asc', 'a', 'b'], [s, 'asc', 1, 'b'], [s, 'asc', null, 'b'], [s, 'asc', '\ud800', 'b'], [s, 'asc', 1e308, 'b'], [s, 'asc', true, 'b'], [s, 'desc', 'a', 'b'], [s, 'asc', 'a\u0000', 'b'], [s, 'asc', 'a', 'b', 'c'], ['name', 'asc', 'a', 'b']])
      await get(`${P}sort=${s}&cursor=${b64(JSON.stringify(c))}`);
    await get(`${P}sort=budget&cursor=${b64('["budget","asc",1e999,"a"]')}`);
    await get(`${P}ownerRef=user:default/dana&ownerRef=group:default/gone&ownerRef=group:default/red`);
    await get(`${P}ownerRef=group:default/gone`);
    // paging
    let cursor = ''; const seen: string[] = [];
    do { const r = await tandem.get(`${P}limit=1&sort=name${cursor}`); seen.push(...(r.body.items ?? []).map((i: any) => i.title.slice(0, 12))); cursor = r.body.nextCursor ? `&cursor=${r.body.nextCursor}` : ''; } while (cursor);
    out.push(`paged ${seen.length} ${seen.join('|')}`);
    const csv = await tandem.get('/fleet/services.csv?columns=service');
    out.push(JSON.stringify(csv.text));
    const me = tandem.as('user:default/nobody');
    for (const p of ['/me/attention', '/me/teams']) { const r = await me.get(p); out.push(`${r.status} ${p} ${JSON.stringify(r.body).slice(0, 150)}`); }
    const api = request.agent(tandem.backend.server).set('Authorization', mockCredentials.service.header());
    for (const p of ['/me/attention', '/me/teams']) { const r = await api.get(`/api/tandem${p}`); out.push(`token ${r.status} ${p} ${r.body.error?.message}`); }
    const snooze = async (body: any) => { const r = await tandem.post('/me/attention/snooze', body); out.push(`${r.status} snooze ${JSON.stringify(body).slice(0, 80)} ${r.body.error?.message ?? ''}`); };
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await snooze({ ids: Array.from({ length: 200 }, (_, i) => `x${i}`), until: soon });
    await snooze({ ids: Array.from({ length: 201 }, (_, i) => `x${i}`), until: soon });
    await snooze({ ids: ['a', 'a'], until: soon });
    await snooze({ ids: ['a'.repeat(201)], until: soon });
    await snooze({ ids: ['🚀'.repeat(100)], until: soon });
    await snooze({ ids: ['a\u0000'], until: soon });
    await snooze({ ids: ['\ud800'], until: soon });
    await snooze({ ids: [], until: soon });
    await snooze({ ids: 'a', until: soon });
    await snooze({ ids: ['a'], until: new Date(Date.now() - 1000).toISOString() });
    await snooze({ ids: ['a'], until: new Date(Date.now()).toISOString() });
    await snooze({ ids: ['a'], until: new Date(Date.now() + 91 * 86_400_000).toISOString() });
    await snooze({ ids: ['a'], until: '+275760-09-13T00:00:00Z' });
    await snooze({ ids: ['a'], until: 5 });
    await snooze([]);
    const wake = await tandem.post('/me/attention/wake', { ids: ['zz', 'zz'] }); out.push(`wake ${wake.status}`);
    for (const b of [{ from: 'component:default/a', to: 5 }, { from: 'component:default/%00', to: 'component:default/a1' }, [], { from: 'component:default/A1', to: 'component:default/a1' }, { from: 'group:default/x', to: 'component:default/a1' }]) { const r = await tandem.post('/unmatched/mappings', b as any); out.push(`${r.status} map ${JSON.stringify(b)} ${r.body.error?.message ?? ''}`); }
    require('fs').writeFileSync(`/tmp/explore-${id}.txt`, out.join('\n'));
  });

  it('races', async () => {
    const out: string[] = [];
    const made = await Promise.all([0, 1, 2, 3].map(() => tandem.post('/assignments/batch', { key: 'k', scopeRefs: ['group:default/red'], terms: { ...proposal(), scopeRef: undefined } })));
    out.push(made.map(r => `${r.status} ${JSON.stringify(r.body).slice(0, 150)}`).join('\n'));
    const { body } = await tandem.get('/assignments');
    const a = body.items[0];
    const answers = await Promise.all(['accept', 'decline', 'withdraw', 'accept'].map(n => tandem.post(`/assignments/${a.id}/${n}`, { version: a.version })));
    out.push(answers.map(r => `${r.status} ${r.body.error?.message ?? r.body.state}`).join('\n'));
    // mapping chains
    const post = (ref: string) => tandem.post('/deployments', deployment({ entityRef: ref }));
    const C = (n: string) => `component:default/${n}`;
    const map = async (f: string, t: string) => { const r = await tandem.post('/unmatched/mappings', { from: C(f), to: C(t) }); out.push(`${r.status} ${f}->${t} ${r.body.error?.message ?? JSON.stringify(r.body)}`); };
    await post(C('x1'));
    await map('x1', 'a1');
    tandem.catalog.entities = tandem.catalog.entities.filter(e => e.metadata.name !== 'a1');
    await tandem.run('catalog-projection');
    await post(C('x1'));
    out.push(JSON.stringify((await tandem.get('/unmatched/references')).body));
    await map('a1', 'a2');
    out.push(JSON.stringify((await tandem.get('/unmatched/mappings')).body));
    await post(C('x1'));
    out.push(JSON.stringify((await tandem.get(`/deployments?entityRef=${C('a2')}`)).body.items.length));
    await map('a2', 'a1'); await map('a2', 'x1'); await map('x1', 'x1');
    // comes back
    tandem.catalog.entities = [...tandem.catalog.entities, component('a1')];
    await tandem.run('catalog-projection');
    await post(C('a1'));
    out.push(JSON.stringify((await tandem.get('/unmatched/mappings')).body));
    out.push(`a1 ${(await tandem.get(`/deployments?entityRef=${C('a1')}`)).body.items.length}`);
    await map('a1', 'a2');
    require('fs').writeFileSync(`/tmp/races-${id}.txt`, out.join('\n'));
    void assign; void dateIn;
  });
});
