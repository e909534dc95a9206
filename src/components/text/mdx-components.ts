/** What the pages hand to MDX: one component for each thing a report's text is made of. */
import Anchor from './Anchor.astro';
import Break from './Break.astro';
import Cell from './Cell.astro';
import Closing from './Closing.astro';
import Correction from './Correction.astro';
import Definition from './Definition.astro';
import Editorsref from './Editorsref.astro';
import EditorsNote from './EditorsNote.astro';
import EditorsNotes from './EditorsNotes.astro';
import From from './From.astro';
import Gloss from './Gloss.astro';
import Glossary from './Glossary.astro';
import H from './H.astro';
import Line from './Line.astro';
import Note from './Note.astro';
import Noteref from './Noteref.astro';
import P from './P.astro';
import Row from './Row.astro';
import S from './S.astro';
import Sidenote from './Sidenote.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Use from './Use.astro';
import Uses from './Uses.astro';

export const components = {
  Anchor,
  Break,
  Cell,
  Closing,
  Correction,
  Definition,
  Editorsref,
  EditorsNote,
  EditorsNotes,
  From,
  Gloss,
  Glossary,
  H,
  Line,
  Note,
  Noteref,
  P,
  Row,
  S,
  Sidenote,
  Table,
  Term,
  Use,
  Uses,
};
