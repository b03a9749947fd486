import { Radio, RadioGroup } from '@backstage/ui';
import { useTranslate } from '../../translation';
import { ChoicesButton } from './ChoicesButton';

const CHOICES = { all: undefined, yes: true, no: false } as const;
type Choice = keyof typeof CHOICES;

/** Whether services that someone helps are listed, the others, or both. */
export function CoveredFilter(props: {
  covered: boolean | undefined;
  onChange: (covered: boolean | undefined) => void;
}) {
  const { covered, onChange } = props;
  const { t } = useTranslate();
  const name = t('fleet.toolbar.filter.covered');
  const choices = Object.keys(CHOICES) as Choice[];
  const chosen = choices.find(choice => CHOICES[choice] === covered)!;
  return (
    <ChoicesButton
      label={t('fleet.toolbar.choosing', { filter: name })}
      isSet={covered !== undefined}
      words={
        covered === undefined ? name : t(`fleet.toolbar.covered.${chosen}`)
      }
    >
      <RadioGroup
        aria-label={name}
        value={chosen}
        onChange={choice => onChange(CHOICES[choice as Choice])}
      >
        {choices.map(choice => (
          <Radio key={choice} value={choice}>
            {t(`fleet.toolbar.covered.${choice}`)}
          </Radio>
        ))}
      </RadioGroup>
    </ChoicesButton>
  );
}
