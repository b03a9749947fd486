import { assignmentPatternSchema } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslate } from '../../translation';
import { FormChoice } from '../../ui/form/FormChoice';
import formStyles from '../../ui/form/form.module.css';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import type { Proposal } from './proposal';
import { RecommendationHint } from './RecommendationHint';

const PATTERNS = assignmentPatternSchema.exclude(['self-run']).options;

/** Embed, liaison, rituals or consult, and help with the choice. */
export function PatternField(props: { form: UseFormReturn<Proposal> }) {
  const { form } = props;
  const { t } = useTranslate();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      <FormChoice
        control={form.control}
        name="pattern"
        label={t('liaison.form.pattern')}
        description={t('liaison.word.patternMeans')}
        options={PATTERNS.map(pattern => ({
          value: pattern,
          label: t(`liaison.word.patternName.${pattern}`),
          how: t(`liaison.word.patternHow.${pattern}`),
        }))}
      />
      {/* Stays in place when pressed, so that the focus does too. */}
      <Muted as="p" className={formStyles.note}>
        <TextButton
          aria-expanded={isAsking}
          onPress={() => setIsAsking(!isAsking)}
        >
          {t('liaison.form.recommend')}
        </TextButton>
      </Muted>
      {isAsking && (
        <RecommendationHint
          onUse={({ pattern, allocation }) => {
            form.setValue('pattern', pattern);
            if (allocation !== undefined) {
              form.setValue('allocation', allocation, { shouldDirty: true });
            }
          }}
        />
      )}
    </div>
  );
}
