// Makes elements.

/** @param children nodes, or texts: never read as HTML */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
