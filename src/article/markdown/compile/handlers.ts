import type { Event, Token } from 'micromark-util-types';
import { closeList, noteBlankLine, openItem, openList, setNumber } from './lists.ts';
import {
  closeLabel,
  closeLinkOrImage,
  openDefinition,
  openFootnote,
  openFootnoteCall,
  openImage,
  openLabel,
  openLink,
  setDestination,
  setLabel,
  setName,
  setReference,
  setTitle,
} from './references.ts';
import { close, open, placeOf, type State, slice, takeText, top } from './state.ts';
import {
  addAddress,
  addCharacter,
  addData,
  addLineEnding,
  beginText,
  closeBreak,
  closeInlineCode,
  closeParagraph,
  endCharacter,
  openAutolink,
  openBreak,
  openInlineCode,
} from './text.ts';

type Handler = (state: State, event: Event) => void;
type Handlers = Readonly<Record<string, Handler>>;

/** Opens a node with children. */
function parent(type: string): Handler {
  return (state, [, token]) => open(state, { type, children: [], position: placeOf(token) });
}

/** Opens a node with a value that is collected. */
function literal(type: string): Handler {
  return (state, [, token]) => {
    open(state, { type, value: '', position: placeOf(token) });
    state.text = '';
  };
}

function collect(state: State): void {
  state.text = '';
}

function closeLiteral(state: State): void {
  top(state).value = takeText(state);
  close(state);
}

/** Front matter and fenced code: the line endings at the fences are not part of the value. */
function closeFenced(state: State): void {
  top(state).value = takeText(state).replace(/^(?:\r?\n|\r)|(?:\r?\n|\r)$/gu, '');
  close(state);
}

function closeIndented(state: State): void {
  top(state).value = takeText(state).replace(/(?:\r?\n|\r)$/u, '');
  close(state);
}

function openCode(state: State, [, token]: Event): void {
  open(state, { type: 'code', lang: null, meta: null, value: '', position: placeOf(token) });
}

function openHeading(state: State, [, token]: Event): void {
  open(state, { type: 'heading', depth: 0, children: [], position: placeOf(token) });
}

function openTable(state: State, [, token]: Event): void {
  const { _align: columns = [] } = token as Token & { _align?: string[] };
  const align = columns.map((column) => (column === 'none' ? null : column));
  open(state, { type: 'table', align, children: [], position: placeOf(token) });
  state.inTable = true;
}

function setTask(checked: boolean): Handler {
  return (state) => {
    const item = state.stack[state.stack.length - 2];
    if (item) item['checked'] = checked;
  };
}

export const onEnter: Handlers = {
  __proto__: null as never,
  atxHeading: openHeading,
  autolink: openAutolink,
  blockQuote: (state, event) => {
    openBlockquote(state, event);
    state.lists.push(undefined);
  },
  characterEscape: beginText,
  characterReference: beginText,
  codeFenced: openCode,
  codeFencedFenceInfo: collect,
  codeFencedFenceMeta: collect,
  codeIndented: (state, event) => {
    openCode(state, event);
    state.text = '';
  },
  codeText: openInlineCode,
  definition: openDefinition,
  definitionDestinationString: collect,
  definitionLabelString: collect,
  definitionTitleString: collect,
  emphasis: parent('emphasis'),
  gfmFootnoteCall: openFootnoteCall,
  gfmFootnoteCallString: collect,
  gfmFootnoteDefinition: openFootnote,
  gfmFootnoteDefinitionLabelString: collect,
  hardBreakEscape: openBreak,
  hardBreakTrailing: openBreak,
  htmlFlow: literal('html'),
  htmlText: literal('html'),
  image: openImage,
  label: openLabel,
  lineEndingBlank: noteBlankLine,
  link: openLink,
  listItemPrefix: openItem,
  listItemValue: setNumber,
  listOrdered: openList,
  listUnordered: openList,
  literalAutolink: openAutolink,
  paragraph: parent('paragraph'),
  reference: (state) => {
    state.referenceType = 'collapsed';
  },
  referenceString: collect,
  resourceDestinationString: collect,
  resourceTitleString: collect,
  setextHeading: openHeading,
  strikethrough: parent('delete'),
  strong: parent('strong'),
  table: openTable,
  tableData: parent('tableCell'),
  tableHeader: parent('tableCell'),
  tableRow: parent('tableRow'),
  thematicBreak: (state, [, token]) => open(state, { type: 'thematicBreak', position: placeOf(token) }),
  toml: literal('toml'),
  yaml: literal('yaml'),
};

function openBlockquote(state: State, [, token]: Event): void {
  open(state, { type: 'blockquote', children: [], position: placeOf(token) });
}

export const onExit: Handlers = {
  __proto__: null as never,
  atxHeading: close,
  atxHeadingSequence: (state, [, { start, end }]) => {
    const heading = top(state);
    heading['depth'] ||= end.offset - start.offset;
  },
  autolink: close,
  autolinkEmail: addAddress('mailto:'),
  autolinkProtocol: addAddress(''),
  blockQuote: (state) => {
    state.lists.pop();
    close(state);
  },
  characterEscapeValue: addData,
  characterReference: endCharacter,
  characterReferenceMarkerHexadecimal: (state) => {
    state.characterReference = 'hexadecimal';
  },
  characterReferenceMarkerNumeric: (state) => {
    state.characterReference = 'decimal';
  },
  characterReferenceValue: addCharacter,
  codeFenced: closeFenced,
  // The second fence finds that its code is being collected.
  codeFencedFence: (state) => {
    state.text ??= '';
  },
  codeFencedFenceInfo: (state) => {
    top(state)['lang'] = takeText(state);
  },
  codeFencedFenceMeta: (state) => {
    top(state)['meta'] = takeText(state);
  },
  codeFlowValue: addData,
  codeIndented: closeIndented,
  codeText: closeInlineCode,
  codeTextData: addData,
  data: addData,
  definition: close,
  definitionDestinationString: setDestination,
  definitionLabelString: setName,
  definitionTitleString: setTitle,
  emphasis: close,
  gfmFootnoteCall: close,
  gfmFootnoteCallString: setName,
  gfmFootnoteDefinition: close,
  gfmFootnoteDefinitionLabelString: setName,
  hardBreakEscape: closeBreak,
  hardBreakTrailing: closeBreak,
  htmlFlow: closeLiteral,
  htmlFlowData: addData,
  htmlText: closeLiteral,
  htmlTextData: addData,
  image: closeLinkOrImage,
  label: closeLabel,
  labelText: setLabel,
  lineEnding: addLineEnding,
  link: closeLinkOrImage,
  listOrdered: closeList,
  listUnordered: closeList,
  literalAutolink: close,
  literalAutolinkEmail: addAddress('mailto:'),
  literalAutolinkHttp: addAddress(''),
  literalAutolinkWww: addAddress('http://'),
  paragraph: closeParagraph,
  referenceString: setReference,
  resource: (state) => {
    state.inReference = false;
  },
  resourceDestinationString: setDestination,
  resourceTitleString: setTitle,
  setextHeading: (state) => {
    state.inSetextEnd = false;
    close(state);
  },
  setextHeadingLineSequence: (state, event) => {
    top(state)['depth'] = slice(state, event).startsWith('=') ? 1 : 2;
  },
  setextHeadingText: (state) => {
    state.inSetextEnd = true;
  },
  strikethrough: close,
  strong: close,
  table: (state) => {
    close(state);
    state.inTable = false;
  },
  tableData: close,
  tableHeader: close,
  tableRow: close,
  taskListCheckValueChecked: setTask(true),
  taskListCheckValueUnchecked: setTask(false),
  thematicBreak: close,
  toml: closeFenced,
  tomlValue: addData,
  yaml: closeFenced,
  yamlValue: addData,
};
