import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useMemo,
  useState,
} from 'react';
import { useThemeMode } from '../../ui/useThemeMode';
import type { PlacedProblem } from './problems';

/** Puts the cursor at a place of the text; both count from 1. */
export interface YamlEditorHandle {
  goTo(line: number, column: number): void;
}

const LOOKS = EditorView.theme({
  '&.cm-editor': {
    fontSize: 'var(--bui-font-size-2)',
    backgroundColor: 'var(--bui-bg-neutral-2)',
    border: '1px solid var(--bui-border-1)',
    borderRadius: 'var(--bui-radius-3)',
  },
  '&.cm-editor.cm-focused': {
    outline: '2px solid var(--bui-accent-bg)',
    outlineOffset: '1px',
  },
  '&.cm-editor .cm-gutters': { backgroundColor: 'transparent', border: '0' },
  '&.cm-editor .cm-scroller': { fontFamily: 'var(--bui-font-monospace)' },
});

/** A YAML text with what is to mend marked at its lines. Tab leaves it. */
export const YamlEditor = forwardRef<
  YamlEditorHandle,
  {
    label: string;
    value: string;
    onChange: (value: string) => void;
    problems: readonly PlacedProblem[];
  }
>(function Editor({ label, value, onChange, problems }, ref) {
  const [view, setView] = useState<EditorView>();
  const theme = useThemeMode();
  const extensions = useMemo(
    () => [
      yaml(),
      lintGutter(),
      LOOKS,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    ],
    [label],
  );
  useEffect(() => {
    if (!view) return;
    const marks = problems.map(problem => markOf(problem, view.state.doc));
    view.dispatch(setDiagnostics(view.state, marks));
  }, [view, problems]);
  useImperativeHandle(
    ref,
    () => ({
      goTo(line, column) {
        if (!view) return;
        const anchor = offsetOf(view.state.doc, line, column);
        view.dispatch({ selection: { anchor }, scrollIntoView: true });
        view.focus();
      },
    }),
    [view],
  );
  return (
    <CodeMirror
      value={value}
      onChange={onChange}
      onCreateEditor={setView}
      height="340px"
      theme={theme}
      extensions={extensions}
      indentWithTab={false}
      basicSetup={{ autocompletion: false, foldGutter: false }}
    />
  );
});

function markOf(problem: PlacedProblem, doc: Text): Diagnostic {
  const from = offsetOf(doc, problem.line, problem.column);
  const { to } = doc.lineAt(from);
  const { severity, message } = problem;
  return { from, to: Math.max(from, to), severity, message };
}

/** The text may be shorter by now than when a problem was found. */
function offsetOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(from + Math.max(1, column) - 1, to);
}
