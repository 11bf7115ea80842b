import { _, Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Returns Ajv and its formats; the built package loads them at the first call. */
export function ajv() {
  return { Ajv, Ajv2020, addFormats: addFormats.default, _ };
}
