"""An office of this test's own: fresh profile, the extension installed, reached through a pipe.

with Office() as office: document = office.load("proposal-flawed.xlsx")
"""

import glob
import os
import subprocess
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

FOLDER = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(os.environ["STACKBOOK_OFFICE"], "program")
WINDOW = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/Office/Factories/org.openoffice.Setup:Factory['com.sun.star.sheet.SpreadsheetDocument']">
<prop oor:name="ooSetupFactoryWindowAttributes" oor:op="fuse"><value>0,0,{0},{1};1;0,0,0,0;</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>7.4</value></prop></item>
{2}</oor:items>
"""
LOCALE = """<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{0}</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">
<value>{1}</value></prop></item>
"""
UNDO = """<item oor:path="/org.openoffice.Office.Common/Undo"><prop oor:name="Steps" oor:op="fuse">
<value>{0}</value></prop></item>
"""


def value(name, content):
    pair = PropertyValue()
    pair.Name, pair.Value = name, content
    return pair


class Office:
    count = 0  # each has a profile of its own

    def __init__(self, display=None, size=(1300, 800), backend="gen", locale=None, undo=100, theme=None, also=""):
        Office.count += 1
        self.profile = os.path.join(FOLDER, f"profile{Office.count}")
        self.settings = (LOCALE.format(locale, locale.split('-')[0]) if locale else "") + UNDO.format(undo) + also
        self.environment = dict(os.environ)
        self.visible = display is not None
        if self.visible:
            self.environment.update(DISPLAY=display, SAL_USE_VCLPLUGIN=backend)
        if theme:
            self.environment.update(GTK_THEME=theme)
        self.size = size
        self.words = ()  # more, for the command that starts it
        self.extensions = ("stackbook.oxt",)

    def __enter__(self):
        place = "-env:UserInstallation=file://" + self.profile
        os.makedirs(os.path.join(self.profile, "user"))
        with open(os.path.join(self.profile, "user", "registrymodifications.xcu"), "w") as settings:
            settings.write(WINDOW.format(*self.size, self.settings))
        for extension in self.extensions:
            subprocess.run([os.path.join(PROGRAM, "unopkg"), "add", "--suppress-license", place,
                            os.path.join(FOLDER, extension)], check=True, timeout=120, env=self.environment)
        return self.start()

    def start(self):
        """Starts the office on the profile as it is."""
        place = "-env:UserInstallation=file://" + self.profile
        self.pipe = f"stackbook{os.getpid()}"
        command = [os.path.join(PROGRAM, "soffice"), "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", *self.words,
                   f"--accept=pipe,name={self.pipe};urp;", place]
        # A component built with a sanitizer needs its library loaded before the office's own; unopkg does not load it.
        self.environment.update({name.removeprefix("STACKBOOK_TEST_"): value for name, value in os.environ.items()
                                 if name.startswith("STACKBOOK_TEST_")})
        self.log = open(os.path.join(FOLDER, "office.log"), "wb")
        self.process = subprocess.Popen(command + ([] if self.visible else ["--headless"]), env=self.environment,
                                        stdout=self.log, stderr=self.log)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + 120
        while True:
            try:
                self.context = resolver.resolve(f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if time.monotonic() > end:
                    self.process.terminate()
                    raise
                time.sleep(0.1)
        self.desktop = self.service("com.sun.star.frame.Desktop")
        return self

    def __exit__(self, kind, error, trace):
        self.stop(kind is None)

    def stop(self, well=True):
        try:
            for document in self.documents():
                document.close(True)
            self.desktop.terminate()
        except DisposedException:  # the bridge goes down with the office
            pass
        code = self.process.wait(timeout=60)
        self.log.close()
        if well:
            assert code == 0, f"the office ended with {code}"

    def processes(self):
        """The numbers of the command that was started and of all that came of it."""
        found = [self.process.pid]
        for number in found:  # which grows
            for children in glob.glob(f"/proc/{number}/task/*/children"):
                with open(children, encoding="ascii") as of:
                    found += [int(child) for child in of.read().split()]
        return found

    def memory(self):
        """Megabytes that the office holds now: what is resident of the largest of its processes, which is the office itself."""
        most = 0
        for number in self.processes():
            with open(f"/proc/{number}/status", encoding="ascii") as status:
                most = max([most] + [int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS")])
        return most

    def spent(self):
        """Milliseconds of processor time that its threads have had so far."""
        whole = 0
        for number in self.processes():
            for thread in glob.glob(f"/proc/{number}/task/*/schedstat"):
                with open(thread, encoding="ascii") as times:
                    whole += int(times.read().split()[0])
        return whole / 1e6

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def documents(self):
        found, all_of_them = [], self.desktop.getComponents().createEnumeration()
        while all_of_them.hasMoreElements():
            found.append(all_of_them.nextElement())
        return found

    def load(self, name):
        document = self.desktop.loadComponentFromURL("file://" + os.path.join(FOLDER, name), "_blank", 0, ())
        assert document is not None, name + " was not loaded"
        return document

    def new(self):
        return self.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())


def until(what, condition, seconds=30):
    """Waits for a condition; says what was seen last when it never holds."""
    end = time.monotonic() + seconds
    seen = condition()
    while not seen and time.monotonic() < end:
        time.sleep(0.05)
        seen = condition()
    assert seen, what
    return seen
