// Elements are made one by one and text is set as text: nothing of the data is ever read as HTML.
const byId = (id) => document.getElementById(id);

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
const draw = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

// A name out of an article or of a file: it may run in either direction, and must not turn round what stands beside it.
const name = (text) => make("bdi", {}, displayable(text));

// Controls and overrides of direction are shown as what they are: nothing that one can read.
const displayable = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g, "\ufffd");
