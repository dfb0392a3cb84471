namespace DlGen.Generators;

/// <summary>The generator's steps, as tests of its caching name them.</summary>
internal static class TrackingNames
{
    /// <summary>Each class's attributes, parsed.</summary>
    public const string Declarations = "Declarations";

    /// <summary>The networks of the declarations that parsed.</summary>
    public const string Specs = "Specs";

    /// <summary>Whether networks can be compiled for GPUs.</summary>
    public const string GpuSupport = "GpuSupport";

    /// <summary>Each network's generated file.</summary>
    public const string Sources = "Sources";

    /// <summary>The names that more than one network has but for their case.</summary>
    public const string AmbiguousNames = "AmbiguousNames";

    /// <summary>Each class of data, parsed.</summary>
    public const string DataDeclarations = "DataDeclarations";

    /// <summary>What the files of classes of data hold.</summary>
    public const string Data = "Data";

    /// <summary>The counts that declarations of networks may name.</summary>
    public const string DataConstants = "DataConstants";

    /// <summary>Each generated file of a class of data.</summary>
    public const string DataSources = "DataSources";
}
