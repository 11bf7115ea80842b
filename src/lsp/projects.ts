import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findConfig } from '../config/load.ts';
import { isBelow } from '../files/tree.ts';
import { ignored } from './messages.ts';
import type { Project } from './project.ts';

/** An article in a project. */
export interface Place {
  readonly project: Project;
  /** As reports name it. */
  readonly path: string;
}

/** The projects of an editor: one for each of its folders, and one for each open file that lies in none of them. */
export interface Projects {
  all(): readonly Project[];
  /** Returns where a document lies; undefined for one that is no file. */
  placeOf(uri: string): Place | undefined;
  /** Opens and closes projects, so that there is one for each of the folders. */
  setFolders(uris: readonly string[]): void;
  /** Closes the projects of single files in which none of the open documents lies. */
  keepOnly(uris: readonly string[]): void;
  close(): Promise<void>;
}

export function openProjects(open: (folder: string, isWhole: boolean) => Project): Projects {
  const whole = new Map<string, Project>();
  const single = new Map<string, Project>();
  const all = () => [...whole.values(), ...single.values()];
  return {
    all,
    placeOf,
    setFolders(uris) {
      const folders = new Set(uris.flatMap((uri) => fileOf(uri) ?? []));
      closeOthers(whole, folders);
      for (const folder of folders) if (!whole.has(folder)) whole.set(folder, open(folder, true));
    },
    keepOnly(uris) {
      if (single.size > 0) closeOthers(single, new Set(uris.flatMap((uri) => placeOf(uri)?.project.folder ?? [])));
    },
    close: async () => void (await Promise.all(all().map((project) => project.close()))),
  };

  function placeOf(uri: string): Place | undefined {
    const file = fileOf(uri);
    if (file === undefined) return undefined;
    const [folder] = [...whole.keys()].filter((each) => isBelow(file, each)).sort((a, b) => b.length - a.length);
    const project = folder === undefined ? singleProject(file) : whole.get(folder);
    const path = project?.pathOf(file);
    return project && path !== undefined ? { project, path } : undefined;
  }

  /** The folder of its configuration, else its own. */
  function singleProject(file: string): Project {
    const folder = dirname(configOf(dirname(file)) ?? file);
    const project = single.get(folder) ?? open(folder, false);
    single.set(folder, project);
    return project;
  }
}

function closeOthers(projects: Map<string, Project>, kept: ReadonlySet<string>): void {
  for (const [folder, project] of projects)
    if (!kept.has(folder)) {
      projects.delete(folder);
      project.close().catch(ignored);
    }
}

/** A configuration that cannot be read is reported when the project loads it. */
function configOf(folder: string): string | undefined {
  try {
    return findConfig(folder);
  } catch {
    return undefined;
  }
}

export function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
