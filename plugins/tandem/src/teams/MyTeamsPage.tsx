import { Skeleton } from '@backstage/ui';
import type { UserEntity } from '@backstage/catalog-model';
import { AttentionCard } from '../attention/AttentionCard';
import { useAttentionView } from '../attention/useAttentionView';
import { LiaisonDialogsProvider } from '../liaison/LiaisonDialogsProvider';
import { firstName } from '../liaison/personName';
import { useViewer } from '../liaison/useViewer';
import { refName } from '../ui/refName';
import { Workspace } from '../ui/Workspace';
import { AbsencesCard } from './AbsencesCard';
import { Greeting } from './Greeting';
import { LoadCard } from './LoadCard';
import { NoPerson } from './NoPerson';
import { usePerson, useTeams } from './queries';
import { TeamsCard } from './TeamsCard';
import styles from './MyTeamsPage.module.css';

/** What needs a liaison today, whom they help, and how full their weeks are. */
export function MyTeamsPage() {
  const view = useAttentionView();
  const teams = useTeams();
  const userRef = useViewer()?.userRef;
  const person = usePerson(userRef);
  const isKnown = userRef !== undefined && !person.isPending;
  if (isKnown && person.data === null) {
    return (
      <Workspace>
        <NoPerson name={refName(userRef)} />
      </Workspace>
    );
  }
  return (
    <LiaisonDialogsProvider>
      <Workspace>
        {isKnown ? (
          <Greeting
            userRef={userRef}
            firstName={firstName(
              refName(userRef, titleOf(person.data ?? undefined)),
            )}
            count={view.attention.data?.totalItems}
          />
        ) : (
          <div className={styles.greeting}>
            <Skeleton width={320} height={24} />
          </div>
        )}
        <div className={styles.columns}>
          <div className={styles.stack}>
            <AttentionCard view={view} />
            <TeamsCard teams={teams} />
          </div>
          <div className={styles.stack}>
            <LoadCard teams={teams} />
            <AbsencesCard teams={teams} />
          </div>
        </div>
      </Workspace>
    </LiaisonDialogsProvider>
  );
}

function titleOf(person: UserEntity | undefined): string | undefined {
  return person?.spec.profile?.displayName ?? person?.metadata.title;
}
