import type { ParsedData } from '../article/data/data.ts';
import { lineStarts, pointAt } from '../core/place.ts';
import { nearestUpward } from '../core/pointer.ts';

/** Formats places in a YAML, TOML or JSON file as `file:line:column`. */
export interface DataPlaces {
  at(offset: number): string;
  /** Returns the place of a JSON Pointer, else of the nearest value around it, else the file. */
  of(pointer: string, part?: 'key' | 'value'): string;
}

export function dataPlaces(file: string, text: string, { places }: ParsedData): DataPlaces {
  const lines = lineStarts(text);
  const at = (offset: number) => {
    const { line, column } = pointAt(lines, offset);
    return `${file}:${line}:${column}`;
  };
  return {
    at,
    of(pointer, part) {
      const place = nearestUpward(pointer, (each) => places[each]);
      if (!place) return file;
      return at(part === 'key' && place.length === 4 ? place[2] : place[0]);
    },
  };
}
