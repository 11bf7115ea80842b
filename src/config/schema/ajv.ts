import { _, Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Ajv and what belongs to it; in the package loaded at the first call. */
export function ajv() {
  return { Ajv, Ajv2020, addFormats: addFormats.default, _ };
}
