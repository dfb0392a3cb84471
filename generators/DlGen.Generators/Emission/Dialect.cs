using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission;

/// <summary>How a back end writes what both have: types, loads and stores, calls of kernels.</summary>
internal abstract class Dialect
{
    /// <summary>The back end.</summary>
    public abstract BackEnd BackEnd { get; }

    /// <summary>The scalar.</summary>
    public abstract ScalarType Scalar { get; }

    /// <summary>The register type.</summary>
    public abstract string Vector { get; }

    /// <summary>How structs are declared: private readonly struct.</summary>
    public abstract string Struct { get; }

    /// <summary>A matrix's type.</summary>
    public abstract string Matrix { get; }

    /// <summary>The type of a row of numbers, one a column.</summary>
    public abstract string Row { get; }

    /// <summary>The type of a dropout's mask.</summary>
    public abstract string Mask { get; }

    /// <summary>The type of what is done with results in registers.</summary>
    public abstract string Epilogue { get; }

    /// <summary>The type of what is done with results in registers before and behind a maximum pool.</summary>
    public abstract string PooledEpilogue { get; }

    /// <summary>The type of a function of values in memory.</summary>
    public abstract string Map { get; }

    /// <summary>What is behind a method's name and parameters: its type parameters, and their constraints on a line of their own.</summary>
    public abstract (string TypeParameters, string Constraints) MethodOfRegisters { get; }

    /// <summary>The attribute of a method that is to be inlined; empty for none.</summary>
    public abstract string Inlined { get; }

    /// <summary>The library's interface of structs of constants.</summary>
    public abstract string Interface(ConstantsStruct constants);

    /// <summary>The type and the variable of what takes a parameter's gradient.</summary>
    public abstract (string Type, string Value) Step(Passes.GradientEnd end);

    /// <summary>A load of a register of a value from its memory.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="value">The value.</param>
    /// <param name="memory">The name of its memory.</param>
    /// <param name="columns">The length of a row whose padding is to be zero; null where it does no harm.</param>
    public abstract string Load(NetworkGraph graph, string value, string memory, int? columns);

    /// <summary>A register with zeros behind the row's end, where that is asked for.</summary>
    public abstract string WithoutPadding(string register, int? columns);

    /// <summary>What the name of a value's memory ends in, in a struct where the value's own name is that of a register.</summary>
    public static string Suffix(NetworkGraph graph, string value) => graph[value].Kind switch
    {
        ValueKind.Mask => "Mask",
        ValueKind.Parameter or ValueKind.GradientParts => "",
        ValueKind.PerColumn => "Row",
        _ => "Rows",
    };

    /// <summary>The type of a value's memory.</summary>
    public string MemoryType(NetworkGraph graph, string value) => graph.IsMask(value) ? Mask : graph.IsPerColumn(value) ? Row : Matrix;

    /// <summary>A number as a literal.</summary>
    public string Number(double number) => Literal.Of(number, Scalar);

    /// <summary>The scalar's keyword.</summary>
    public string Keyword => Text.Keyword(Scalar);
}
