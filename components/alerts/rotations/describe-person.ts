/** Somebody to choose: "Kim (kim@example.com)", or the address alone where there is no other name. */
export const describePerson = ({ name, email }: { name: string; email: string }): string =>
  name === email ? email : `${name} (${email})`;
