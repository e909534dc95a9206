/**
 * Loaded when the page has been drawn: has its edition kept for reading without a network, tells of a new version,
 * stands by to say that a file which is asked for later is gone, and leads the keyboard into long notes.
 */
import './notes/long-note.ts';
import {register} from './offline/register-workers.ts';
import {standBy} from './offline/replaced-page.ts';
import {comeBack} from './offline/show-version.ts';

comeBack();
standBy();
await register();
