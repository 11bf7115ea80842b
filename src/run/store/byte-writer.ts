const pageSize = 128 * 1024;

/** Takes texts, or their bytes, and gives them on as UTF-8, many at once. */
export interface Gathering {
  add(text: string | Uint8Array): void;
  end(): void;
}

/** Each text is encoded for itself: to join them first, and encode them together, takes five times as long. */
export function gathering(give: (bytes: Uint8Array) => void): Gathering {
  let page = Buffer.alloc(0);
  let used = 0;
  return {
    add(text) {
      const most = typeof text === 'string' ? 3 * text.length : text.length;
      if (page.length - used < most) {
        end();
        page = Buffer.allocUnsafe(Math.max(pageSize, most));
      }
      if (typeof text === 'string') used += page.write(text, used);
      else {
        page.set(text, used);
        used += text.length;
      }
    },
    end,
  };

  /** Whoever takes the bytes may keep them. */
  function end(): void {
    if (used > 0) give(page.subarray(0, used));
    page = page.subarray(used);
    used = 0;
  }
}
