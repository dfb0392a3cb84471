using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>
/// What a body of code does with networks and datasets: its operations in the order of the text, and what is certain of the values they work
/// on. Nothing is followed into other methods.
/// </summary>
internal sealed class ProgramBody
{
    private readonly Dictionary<ITypeSymbol, NetworkFacts?> networks = new(SymbolEqualityComparer.Default);
    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;

    public ProgramBody(ImmutableArray<IOperation> blocks, Compilation compilation, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
        Blocks = blocks;
        Operations = [.. blocks.SelectMany(static block => block.DescendantsAndSelf())];
        Calls = [.. Operations.OfType<IInvocationOperation>()];
        Variables = new Variables(Operations);
        Lengths = new Lengths(Variables);
        Datasets = new Datasets(Variables, Lengths, cancellationToken);
    }

    public ImmutableArray<IOperation> Blocks { get; }

    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>All calls of methods, in the order of the text.</summary>
    public IReadOnlyList<IInvocationOperation> Calls { get; }

    public Variables Variables { get; }

    public Lengths Lengths { get; }

    public Datasets Datasets { get; }

    /// <summary>The calls of a member that all networks have.</summary>
    public IEnumerable<IInvocationOperation> CallsOf(params string[] members) =>
        Calls.Where(call => Array.IndexOf(members, call.TargetMethod.Name) >= 0 && Library.NetworkCall(call) is not null);

    /// <summary>What a network takes and gives; null where its class isn't known.</summary>
    public NetworkFacts? NetworkOf(IOperation? instance)
    {
        if (instance is null || Variables.Resolve(instance).Type is not { } type)
        {
            return null;
        }

        if (!networks.TryGetValue(type, out NetworkFacts? facts))
        {
            networks.Add(type, facts = NetworkFacts.Of(type, compilation, cancellationToken));
        }

        return facts;
    }

    /// <summary>The options that a training is given, where they are created in this body.</summary>
    public IObjectCreationOperation? OptionsOf(IInvocationOperation train) => Library.Argument(train, "options") is { } options
        && Variables.Resolve(options) is IObjectCreationOperation creation && Library.Is(creation.Type, "TrainingOptions") ? creation : null;

    /// <summary>Whether a training has its default options.</summary>
    public static bool HasDefaults(IInvocationOperation train) => Library.Argument(train, "options") is not { } options || Constant.IsNull(Variables.Unwrap(options));
}
