using System.Runtime.CompilerServices;

namespace Mnist;

/// <summary>Where the source that DlGen has generated lies: samples/Directory.Build.props keeps it under obj.</summary>
internal static class GeneratedSource
{
    public static string Path { get; } = System.IO.Path.Combine(
        ProjectFolder(), "obj", "generated", "DlGen.Generators", "DlGen.Generators.NetworkGenerator", "Digits.g.cs");

    private static string ProjectFolder([CallerFilePath] string thisFile = "") => System.IO.Path.GetDirectoryName(thisFile)!;
}
