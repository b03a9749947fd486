import {
  Composer,
  type Document,
  Lexer,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLParseError,
} from 'yaml';
import { DEPTH_LIMIT, FINDING_LIMIT } from './limits';
import type { TextPosition } from './openSloDocument';
import type { YamlPiece } from './splitYamlDocuments';

/** One YAML document as it stands in its text. */
export interface ComposedYaml {
  root: ParsedNode | undefined;
  errors: { message: string; offset: number }[];
  /** The place of an offset of the piece, in the whole text. */
  position(offset: number): TextPosition;
}

/** What the lexer may still find in the rest of a text. */
export interface TokenBudget {
  left: number;
}

type ComposedDocument = Document.Parsed<ParsedNode>;

const TOO_MANY_ERRORS = 'holds too much that is not YAML to go on';

/** Text that is not read to its end. */
class RefusedYaml extends Error {}

/**
 * Reads one document by the core schema of YAML 1.2. Depth and length are
 * counted before any node is made: composing is recursive, and where the stack
 * ends inside it a regular expression may take the whole process down.
 */
export function composeYaml(
  piece: YamlPiece,
  budget: TokenBudget,
): ComposedYaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + piece.linesBefore, column: col };
  };
  const parser = new Parser(lines.addNewLine);
  const composer = boundedComposer();
  try {
    const documents = [...compose(piece, budget, parser, composer)];
    return { ...summed(documents), position };
  } catch (error) {
    if (!(error instanceof RefusedYaml)) {
      throw error;
    }
    const errors = composer.streamInfo().errors.map(placed);
    errors.push({ message: error.message, offset: parser.offset });
    return { root: undefined, errors, position };
  }
}

function* compose(
  { text }: YamlPiece,
  budget: TokenBudget,
  parser: Parser,
  composer: Composer,
): Generator<ComposedDocument> {
  let strayTokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    budget.left -= 1;
    if (budget.left < 0) {
      throw new RefusedYaml('the text is too long to be read from here on');
    }
    for (const token of parser.next(lexeme)) {
      strayTokens += token.type === 'error' ? 1 : 0;
      yield* composer.next(token);
    }
    if (strayTokens > FINDING_LIMIT) {
      throw new RefusedYaml(TOO_MANY_ERRORS);
    }
    if (parser.stack.length > DEPTH_LIMIT + 2) {
      throw new RefusedYaml(`is nested more than ${DEPTH_LIMIT} deep`);
    }
  }
  for (const token of parser.end()) {
    yield* composer.next(token);
  }
  yield* composer.end(true, text.length);
}

/**
 * A composer that gives up after some errors. Each is an Error with a stack, and
 * text can be made that has one every other character: minutes and gigabytes.
 * The library has no setting for it, so this reaches for its own hook.
 */
function boundedComposer(): Composer {
  const composer = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    // It compares each key with all before it; readYamlValue finds doubles.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const hooked = composer as unknown as {
    onError(...details: unknown[]): void;
  };
  const { onError } = hooked;
  let left = FINDING_LIMIT;
  hooked.onError = (...details) => {
    left -= 1;
    if (left < 0) {
      throw new RefusedYaml(TOO_MANY_ERRORS);
    }
    onError(...details);
  };
  return composer;
}

/** A piece holds one document; what the parser makes of nonsense may be more. */
function summed(documents: ComposedDocument[]) {
  return {
    root: documents.find(document => document.contents)?.contents ?? undefined,
    errors: documents.flatMap(document => document.errors.map(placed)),
  };
}

function placed({ message, pos }: YAMLParseError) {
  return { message, offset: pos[0] };
}
