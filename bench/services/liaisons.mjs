const DAY = 24 * 60 * 60_000;

/**
 * Gives each page a liaison on each of the scopes it can come from, and the
 * nearest of them a deputy, who stands in today.
 *
 * @param options.scopesOf - the scopes of a service, nearest first
 */
export async function assignLiaisons({ client, pages, people, scopesOf }) {
  const taken = new Set();
  let next = 0;
  const assign = async (scopeRef, role) => {
    const liaisonRef = `user:default/${people[next++ % people.length]}`;
    const { id, version } = JSON.parse(
      await client.post('/api/tandem/assignments', {
        scopeRef,
        liaisonRef,
        role,
        pattern: 'liaison',
        allocation: 5,
        startsOn: civilDate(-100),
        endsOn: civilDate(200),
        timeZone: 'Europe/Berlin',
        channel: 'https://chat.example.com/channel/ops',
      }),
    );
    await client.post(`/api/tandem/assignments/${id}/accept`, { version });
    return liaisonRef;
  };
  for (const page of pages) {
    const [nearest, ...farther] = scopesOf(page);
    const userRef = await assign(nearest, 'primary');
    await assign(nearest, 'deputy');
    await client.post('/api/tandem/absences', {
      userRef,
      startsOn: civilDate(-1),
      endsOn: civilDate(1),
    });
    for (const scope of farther.filter(each => !taken.has(each))) {
      taken.add(scope);
      await assign(scope, 'primary');
    }
  }
}

function civilDate(days) {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
