using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>
/// The values of a body's variables, as far as they are certain: of a variable that is given a value once, and never again. Whatever else
/// may change it makes it unknown.
/// </summary>
internal sealed class Variables
{
    /// <summary>Chains of variables are followed this far: a wrong program may define one by itself.</summary>
    private const int Deepest = 20;

    private readonly Dictionary<ISymbol, Definition> definitions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changedInside = new(SymbolEqualityComparer.Default);

    public Variables(IEnumerable<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Note(operation);
        }
    }

    /// <summary>What an expression is, with variables replaced by their values and conversions between classes left out.</summary>
    public IOperation Resolve(IOperation operation)
    {
        for (int depth = 0; depth < Deepest; depth++)
        {
            operation = Unwrap(operation);
            if (operation is not ILocalReferenceOperation { Local: { } local } || DefinitionOf(local) is not { Value: { } value, Part: Definition.Whole })
            {
                break;
            }

            operation = value;
        }

        return operation;
    }

    /// <summary>The variable that an expression names, the first of those that are the same; null where it is no variable, or one that changes.</summary>
    public ISymbol? Identity(IOperation operation)
    {
        ISymbol? found = null;
        for (int depth = 0; depth < Deepest; depth++)
        {
            operation = Unwrap(operation);
            ISymbol? next = Named(operation);
            if (next is null)
            {
                break;
            }

            if (!IsStable(next))
            {
                return null;
            }

            found = next;
            if (DefinitionOf(next) is not { Value: { } value, Part: Definition.Whole })
            {
                break;
            }

            operation = value;
        }

        return found;
    }

    /// <summary>The value of a variable that is given one once; null where it isn't known.</summary>
    public IOperation? ValueOf(ISymbol variable) => DefinitionOf(variable) is { Part: Definition.Whole } definition ? definition.Value : null;

    /// <summary>The split that a variable is a part of, with the part's number; null where it is none.</summary>
    public (IInvocationOperation Split, int Part)? PartOf(IOperation operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation { Local: { } local } when DefinitionOf(local) is { Value: { } value, Part: >= 0 and var part }
            && Resolve(value) is IInvocationOperation split => (split, part),
        IFieldReferenceOperation { Instance: { } tuple, Field: { ContainingType.IsTupleType: true } field }
            when Resolve(tuple) is IInvocationOperation split && ElementOf(field) is >= 0 and var part => (split, part),
        _ => null,
    };

    /// <summary>Whether an array's elements may no longer be those that it was created with.</summary>
    public bool MayHaveOtherElements(IOperation array)
    {
        for (int depth = 0; depth < Deepest; depth++)
        {
            array = Unwrap(array);
            if (Named(array) is not { } variable)
            {
                return false;
            }

            if (changedInside.Contains(variable))
            {
                return true;
            }

            if (DefinitionOf(variable) is not { Value: { } value })
            {
                return false;
            }

            array = value;
        }

        return true;
    }

    /// <summary>Whether the variable is always the same object while its scope is left and entered once.</summary>
    public bool IsStable(ISymbol variable) => variable switch
    {
        IFieldSymbol field => field.IsReadOnly,
        ILocalSymbol or IParameterSymbol => definitions.TryGetValue(variable, out Definition? definition) ? definition.Writes <= 1 : variable is IParameterSymbol,
        _ => false,
    };

    /// <summary>An expression without the conversions that leave the object as it is.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null, Conversion.IsNumeric: false } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The variable that an expression is, without regard to whether it changes; null where it is none.</summary>
    public static ISymbol? Named(IOperation operation) => Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: false } field, Instance: null or IInstanceReferenceOperation } => field,
        _ => null,
    };

    private Definition? DefinitionOf(ISymbol variable) => definitions.TryGetValue(variable, out Definition? definition) && definition.Writes == 1 ? definition : null;

    private static int ElementOf(IFieldSymbol field)
    {
        string name = (field.CorrespondingTupleField ?? field).Name;
        return name.Length == 5 && name.StartsWith("Item", StringComparison.Ordinal) ? name[4] - '1' : -1;
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                Write(assignment.Target, assignment.IsRef ? null : assignment.Value);
                break;
            case IAssignmentOperation assignment:
                Write(assignment.Target, null);
                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target, null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(argument.Value, null);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.None } argument when !IsFromLibrary(argument):
                MayChangeInside(argument.Value);
                break;
            case IAddressOfOperation address:
                Change(address.Reference);
                break;
            case IForEachLoopOperation { LoopControlVariable: not IVariableDeclaratorOperation and var each }:
                NoteEach(each);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Write(declared, null, Definition.Whole);
                break;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        IOperation? value = declarator.GetVariableInitializer()?.Value;
        bool isLoops = declarator.Parent is IForEachLoopOperation;
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            // Whatever it refers to may be changed by its name.
            Write(declarator.Symbol, null, Definition.Whole);
            Write(declarator.Symbol, null, Definition.Whole);
            if (value is not null)
            {
                Change(value);
            }
        }
        else if (value is not null || isLoops)
        {
            Write(declarator.Symbol, value, Definition.Whole);
        }
    }

    private void Deconstruct(IOperation target, IOperation value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation tuple)
        {
            return;
        }

        for (int part = 0; part < tuple.Elements.Length; part++)
        {
            IOperation element = tuple.Elements[part] is IDeclarationExpressionOperation declared ? declared.Expression : tuple.Elements[part];
            if (element is ITupleOperation)
            {
                Forget(element);
            }
            else if (Named(element) is { } variable)
            {
                Write(variable, value, part);
            }
        }
    }

    /// <summary>The variables of a loop that takes its elements apart.</summary>
    private void NoteEach(IOperation elements)
    {
        foreach (ISymbol variable in elements.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static reference => reference.Local))
        {
            Write(variable, null, Definition.Whole);
        }
    }

    private void Forget(IOperation tuple)
    {
        foreach (IOperation element in tuple.DescendantsAndSelf())
        {
            Change(element);
        }
    }

    private void MayChangeInside(IOperation value)
    {
        if (Named(value) is { } variable)
        {
            changedInside.Add(variable);
        }
    }

    private static bool IsFromLibrary(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation { TargetMethod.ContainingType: { } type } && (Library.IsDataset(type) || Library.IsNetwork(type));

    private void Write(IOperation target, IOperation? value)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is IArrayElementReferenceOperation element)
        {
            MayChangeInside(element.ArrayReference);
            return;
        }

        if (Named(target) is { } variable)
        {
            Write(variable, value, Definition.Whole);
        }
    }

    private void Change(IOperation target)
    {
        Write(target, null);
        Write(target, null);
    }

    private void Write(ISymbol variable, IOperation? value, int part)
    {
        // A parameter has a value before the first is given.
        int before = definitions.TryGetValue(variable, out Definition? definition) ? definition.Writes : variable is IParameterSymbol ? 1 : 0;
        definitions[variable] = new Definition(value, part, before + 1);
    }

    /// <summary>What a variable was given.</summary>
    /// <param name="Value">The value; null where it is unknown.</param>
    /// <param name="Part">Which part of the value, where it is taken apart; <see cref="Whole"/> for the value itself.</param>
    /// <param name="Writes">How often the text gives it one.</param>
    private sealed record Definition(IOperation? Value, int Part, int Writes)
    {
        public const int Whole = -1;
    }
}
