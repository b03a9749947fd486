import { AbsenceList } from '../liaison/AbsenceList';
import { useTranslate } from '../translation';
import { SectionCard } from '../ui/SectionCard';
import type { TeamsQuery } from './queries';
import { TeamsContent } from './TeamsContent';

/** The viewer's days away, and where nobody stands in then. */
export function AbsencesCard({ teams }: { teams: TeamsQuery }) {
  const { t } = useTranslate();
  return (
    <SectionCard title={t('teams.absences.title')}>
      <TeamsContent
        teams={teams}
        height={48}
        loading={t('teams.absences.loading')}
        failed={t('teams.absences.failed')}
      >
        {({ absences }) => <AbsenceList absences={absences} isOneself />}
      </TeamsContent>
    </SectionCard>
  );
}
