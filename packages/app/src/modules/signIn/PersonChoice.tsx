import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Avatar } from '@backstage/ui';
import { TandemMark } from '../../brand/TandemMark';
import { TandemWordmark } from '../../brand/TandemWordmark';
import { DemoPerson, guest, people, Viewer } from './people';
import classes from './signIn.module.css';

export function PersonChoice(props: { onChoose: (person: Viewer) => void }) {
  const company =
    useApi(configApiRef).getOptionalString('organization.name') ?? 'Backstage';
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <div className={classes.logo}>
          <TandemMark />
          <TandemWordmark />
        </div>
        <h1 className={classes.title}>{company} developer portal</h1>
        <p className={classes.lead}>
          Tandem answers four questions on every service page: is it healthy,
          who helps, how do we deliver, what next?
        </p>
      </header>
      <section aria-labelledby="choose-a-person">
        <h2 className={classes.question} id="choose-a-person">
          Whose eyes do you want to look through?
        </h2>
        <ul className={classes.people}>
          {people.map(person => (
            <li key={person.id}>
              <PersonCard person={person} onChoose={props.onChoose} />
            </li>
          ))}
        </ul>
        <p className={classes.note}>
          Or{' '}
          <button
            type="button"
            className={classes.guest}
            onClick={() => props.onChoose(guest)}
          >
            look around as a guest
          </button>
          , who may read but not change anything.
        </p>
        <p className={classes.note}>
          {company} is invented, and so is its past year. No password needed.
        </p>
      </section>
    </main>
  );
}

function PersonCard(props: {
  person: DemoPerson;
  onChoose: (person: Viewer) => void;
}) {
  const { name, role, team, sees } = props.person;
  return (
    <button
      type="button"
      className={classes.person}
      onClick={() => props.onChoose(props.person)}
    >
      <span className={classes.identity}>
        <Avatar name={name} src="" size="large" purpose="decoration" />
        <span>
          <span className={classes.name}>{name}</span>
          <span className={classes.role}>
            {role} · {team}
          </span>
        </span>
      </span>
      <span className={classes.sees}>{sees}</span>
      <span className={classes.enter} aria-hidden="true">
        Sign in as {name.split(' ')[0]} →
      </span>
    </button>
  );
}
