"""What a person chooses for all documents, as a page among the office's options: the office knows the page, it shows what
is kept, and keeps what is typed at OK."""

from office import Office, until, value

ADDRESS = "https://connector.example:8443"


def configuration(office, path):
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (value("nodepath", path),))


def kept(office, name):
    return configuration(office, "/org.stackbook.Settings/General").getByName(name)


class Page:
    """The page as the office's dialog of options makes it: its window from the extension, told of what happens."""

    def __init__(self, office, document):
        leaf = configuration(office, "/org.openoffice.Office.OptionsDialog/Nodes/org.stackbook.options/Leaves") \
            .getByName("org.stackbook.options.proposals")
        assert (leaf.getByName("Label"), leaf.getByName("Id")) == ("Proposals", "org.stackbook.calc")
        self.handler = office.service(leaf.getByName("EventHandlerService"))
        assert "external_event" in self.handler.getSupportedMethodNames()
        self.window = office.service("com.sun.star.awt.ContainerWindowProvider").createContainerWindow(
            leaf.getByName("OptionsPage"), "", document.CurrentController.Frame.ContainerWindow, self.handler)
        self.happens("initialize")

    def happens(self, event):
        assert self.handler.callHandlerMethod(self.window, event, "external_event")

    def field(self, name):
        return self.window.getControl(name)

    def close(self):
        self.window.dispose()


def main():
    with Office() as office:
        document = office.load("proposal-good.xlsx")
        page = Page(office, document)
        assert page.field("live").State == 1 and page.field("connector").Text == ""
        packs = page.field("packs").Items
        assert "eo14320" in packs and "call-open" in packs, packs

        page.field("live").State = 0
        page.field("connector").Text = " " + ADDRESS
        page.field("token").Text = "secret"
        page.field("packs").selectItem("call-open", True)
        assert kept(office, "Connector") == ""  # nothing before OK
        page.happens("ok")
        until("the address is not kept", lambda: kept(office, "Connector") == ADDRESS)
        assert (kept(office, "Live"), kept(office, "Pack")) == (False, "call-open")
        page.close()

        page = Page(office, document)
        assert (page.field("connector").Text, page.field("token").Text) == (ADDRESS, "secret")
        assert page.field("packs").SelectedItem == "call-open" and page.field("live").State == 0
        page.field("connector").Text = ""
        page.happens("back")  # Reset
        assert page.field("connector").Text == ADDRESS and len(page.field("packs").Items) == len(packs)
        page.close()
        assert not document.isModified()
        document.close(True)
    print("chosen among the office's options, and kept")


if __name__ == "__main__":
    main()
