/** A viewing rule whose hours are read in the clock of the server, then in that of the viewer. */
export const LOCAL_TIME = {
  before: `// No late films for children.
@id("no-late-films")
forbid (principal is Viewer, action == Action::"play", resource)
when { principal.isChild }
unless {
  duration("7h") <= context.clock.at.toTime() && context.clock.at.toTime() <= duration("20h")
};
`,
  after: `// No late films for children, by the clock on their wall.
@id("no-late-films")
forbid (principal is Viewer, action == Action::"play", resource)
when { principal.isChild }
unless {
  duration("7h") <= context.clock.at.offset(context.clock.zone).toTime() &&
  context.clock.at.offset(context.clock.zone).toTime() <= duration("20h")
};
`,
};
