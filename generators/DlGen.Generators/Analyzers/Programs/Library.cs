using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Recognizes the members of DlGen that programs call.</summary>
internal static class Library
{
    /// <summary>The optimizers that keep something from one step to the next, whatever is set.</summary>
    private static readonly string[] Stateful = ["Adam", "AdamW", "RmsProp", "Adagrad", "Lion"];

    /// <summary>Whether a type is a class of the library, by its name.</summary>
    public static bool Is(ITypeSymbol? type, string name) => type is INamedTypeSymbol named && named.MetadataName == name && DlGenAttributes.IsFromLibrary(named);

    /// <summary>Whether a type is one of the library.</summary>
    public static bool Owns(ITypeSymbol? type) => type is INamedTypeSymbol named && DlGenAttributes.IsFromLibrary(named);

    public static bool IsDataset(ITypeSymbol? type) => Is(type, "Dataset");

    public static bool IsBoundOptimizer(ITypeSymbol? type) => Is(type, "BoundOptimizer`1");

    /// <summary>Whether a type is a class of the library, or derives from it.</summary>
    public static bool IsOrDerives(ITypeSymbol? type, string name)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (Is(each, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is a network's: the generated class, or an interface of all networks.</summary>
    public static bool IsNetwork(ITypeSymbol? type) =>
        IsNetworkInterface(type) || (type is { TypeKind: TypeKind.Class } && type.AllInterfaces.Any(IsNetworkInterface));

    public static bool IsNetworkInterface(ITypeSymbol? type) => Is(type, "INetwork`1") || Is(type, "INetwork`2");

    /// <summary>
    /// The name of a member that all networks have, where a call is one of that and not of a method that the user added to the class;
    /// null for any other call.
    /// </summary>
    public static string? NetworkCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsStatic || call.Instance is null || !IsNetwork(method.ContainingType))
        {
            return null;
        }

        return method.DeclaringSyntaxReferences.IsEmpty || GeneratedFiles.DeclareAll(method, GeneratedFiles.IsOurs) ? method.Name : null;
    }

    /// <summary>Whether a call is one of a member of a class of the library, by its name.</summary>
    public static bool IsCall(IInvocationOperation call, string type, string method) => call.TargetMethod.Name == method && Is(call.TargetMethod.ContainingType, type);

    /// <summary>Whether an optimizer has moments or sums that a new one begins at zero.</summary>
    public static bool KeepsState(IObjectCreationOperation optimizer) =>
        Array.Exists(Stateful, name => Is(optimizer.Type, name))
        || (Is(optimizer.Type, "Sgd") && Initializer.Of(optimizer, "Momentum") is { } momentum && Constant.Of(momentum) is not (null or 0));

    /// <summary>An argument by its parameter's name; null where there is none, or the default is meant.</summary>
    public static IOperation? Argument(IInvocationOperation call, string name) => Argument(call.Arguments, name);

    public static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string name) => arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;
}
