"""Opens Word files in a running LibreOffice, accepts or rejects every tracked change, and saves them."""
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def setting(name, value):
    one = PropertyValue()
    one.Name = name
    one.Value = value
    return one


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if attempt == 299:
                raise
            time.sleep(0.2)


context = connected(sys.argv[1])
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
for job in sys.argv[2:]:
    source, act, target = job.split("|")
    document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (setting("Hidden", True),))
    dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{act}AllTrackedChanges", "", 0, ())
    document.storeToURL("file://" + target, (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass  # It is gone before it answers.
