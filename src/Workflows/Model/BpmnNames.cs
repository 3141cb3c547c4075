namespace PaWorkflow.Workflows.Model;

/// <summary>The names that the schema of BPMN 2.0 gives to what may stand in a process.</summary>
static class BpmnNames
{
    /// <summary>Attributes, of whatever element.</summary>
    public static readonly HashSet<string> Attributes = new(
        [
            "activityRef", "associationDirection", "attachedToRef", "behavior", "calledElement", "cancelActivity", "cancelRemainingInstances", "capacity",
            "categoryValueRef", "completionQuantity", "correlationKeyRef", "correlationPropertyRef", "dataObjectRef", "dataStoreRef", "default",
            "definitionalCollaborationRef", "errorRef", "escalationRef", "evaluatesToTypeRef", "eventGatewayType", "gatewayDirection", "id", "implementation",
            "inputDataRef", "instantiate", "isClosed", "isCollection", "isExecutable", "isForCompensation", "isImmediate", "isInterrupting", "isSequential",
            "itemSubjectRef", "language", "loopMaximum", "messageRef", "method", "name", "noneBehaviorEventRef", "oneBehaviorEventRef", "operationRef",
            "ordering", "outputDataRef", "parallelMultiple", "parameterRef", "partitionElementRef", "processType", "scriptFormat", "signalRef", "sourceRef",
            "startQuantity", "targetRef", "testBefore", "textFormat", "triggeredByEvent", "value", "waitForCompletion",
        ], StringComparer.Ordinal);

    /// <summary>Elements that are parts of others; what stands in a process itself is not among them.</summary>
    public static readonly HashSet<string> Parts = new(
        [
            "activationCondition", "assignment", "auditing", "cancelEventDefinition", "categoryValueRef", "childLaneSet", "compensateEventDefinition",
            "completionCondition", "complexBehaviorDefinition", "condition", "conditionExpression", "conditionalEventDefinition", "correlationPropertyBinding",
            "dataInput", "dataInputAssociation", "dataInputRefs", "dataOutput", "dataOutputAssociation", "dataOutputRefs", "dataPath", "dataState",
            "documentation", "errorEventDefinition", "escalationEventDefinition", "event", "eventDefinitionRef", "expression", "extensionElements", "flowNodeRef",
            "formalExpression", "from", "humanPerformer", "incoming", "inputDataItem", "inputSet", "inputSetRefs", "ioSpecification", "lane",
            "linkEventDefinition", "loopCardinality", "loopCondition", "loopDataInputRef", "loopDataOutputRef", "messageEventDefinition", "monitoring",
            "multiInstanceLoopCharacteristics", "operationRef", "optionalInputRefs", "optionalOutputRefs", "outgoing", "outputDataItem", "outputSet",
            "outputSetRefs", "partitionElement", "performer", "potentialOwner", "property", "rendering", "resourceAssignmentExpression",
            "resourceParameterBinding", "resourceRef", "resourceRole", "script", "signalEventDefinition", "source", "sourceRef", "standardLoopCharacteristics",
            "target", "targetRef", "terminateEventDefinition", "text", "timeCycle", "timeDate", "timeDuration", "timerEventDefinition", "to", "transformation",
            "whileExecutingInputRefs", "whileExecutingOutputRefs",
        ], StringComparer.Ordinal);
}
