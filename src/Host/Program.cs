using System.Globalization;
using PaWorkflow.Host.Cli;

// Buddhist years and Thai digits are a matter of display, done by our own words: th-TH would write 2569 into files.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await CommandLine.Run(args);
