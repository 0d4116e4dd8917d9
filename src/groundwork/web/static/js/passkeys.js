// Passkeys: the browser's own ceremony, then an ordinary form. Where a device can't, the other ways remain.

const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials;

const options = async (form) => {
  const kept = form.dataset.passkeyOptions && document.getElementById(form.dataset.passkeyOptions);
  if (kept) return JSON.parse(kept.textContent);
  return (await fetch(form.action, { headers: { Accept: "application/json" } })).json();
};

const use = async (form) => {
  const { publicKey } = (await options(form)).request_options;
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
};

const make = async (form) => {
  const { publicKey } = (await options(form)).creation_options;
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
};

const ceremonies = { use, make };

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!known) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector("[data-passkey-said]");
    said.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await ceremonies[form.dataset.passkey](form));
      form.submit();
    } catch {
      said.textContent = said.dataset.said;
    }
  });
}
